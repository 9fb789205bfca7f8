package dev.koma.sceneindex.nearest;

/** One look that is searched for, with the words of its sketch. */
record LookQuery(byte[] look, long first, long second) {
    LookQuery(byte[] look) {
        this(look, Sketch.first(look, 0), Sketch.second(look, 0));
    }
}
