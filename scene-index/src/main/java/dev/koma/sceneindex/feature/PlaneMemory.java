package dev.koma.sceneindex.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory of a picture's planes, used again for the next picture, whatever its size: megabytes that are garbage after a few
 * milliseconds cost a collector more than anything else a search leaves behind. For one thread at a time.
 */
final class PlaneMemory {
    private final List<float[]> arrays = new ArrayList<>();
    private int next;

    /** Begins anew: nobody uses what was taken before. */
    void reset() {
        next = 0;
    }

    /** An array of at least that length, with whatever was in it. */
    float[] take(int length) {
        if (next == arrays.size()) {
            arrays.add(new float[length]);
        } else if (arrays.get(next).length < length) {
            arrays.set(next, new float[length]);
        }
        return arrays.get(next++);
    }
}
