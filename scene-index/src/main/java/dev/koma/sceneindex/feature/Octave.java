package dev.koma.sceneindex.feature;

/** One octave of a scale space: {@value #SCALES} scales with one more on either side, and what differs between them. */
final class Octave {
    /** Scales that are searched in an octave. */
    static final int SCALES = 3;
    /** Blur of the octave's first plane, in its own pixels. */
    static final double SIGMA = 1.6;

    final Plane[] blurred = new Plane[SCALES + 3];
    final float[][] differences = new float[SCALES + 2][];
    /** Pixels of the picture that one of this octave spans. */
    final float step;

    Octave(Plane first, float step) {
        this.step = step;
        blurred[0] = first;
        for (int i = 1; i < blurred.length; i++) {
            double before = sigma(i - 1);
            double after = sigma(i);
            blurred[i] = blurred[i - 1].blurred(Math.sqrt(after * after - before * before));
            differences[i - 1] = blurred[i].minus(blurred[i - 1]);
        }
    }

    /** The next octave begins with the plane of twice the first one's blur. */
    Octave next() {
        return new Octave(blurred[SCALES].half(), 2 * step);
    }

    int width() {
        return blurred[0].width;
    }

    int height() {
        return blurred[0].height;
    }

    static double sigma(double scale) {
        return SIGMA * StrictMath.pow(2, scale / SCALES);
    }
}
