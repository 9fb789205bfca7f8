package dev.koma.sceneindex.feature;

/** One octave of a scale space: {@value #SCALES} scales with one more on either side, and what differs between them. */
final class Octave {
    /** Scales that are searched in an octave. */
    static final int SCALES = 3;
    /** Blur of the octave's first plane, in its own pixels. */
    static final double SIGMA = 1.6;

    private static final float[][] KERNELS = kernels();

    final Plane[] blurred = new Plane[SCALES + 3];
    final Plane[] differences = new Plane[SCALES + 2];
    /** Pixels of the picture that one of this octave spans. */
    final float step;

    Octave(int width, int height, float step, PlaneMemory memory) {
        this.step = step;
        for (int i = 0; i < blurred.length; i++) {
            blurred[i] = new Plane(width, height, memory);
        }
        for (int i = 0; i < differences.length; i++) {
            differences[i] = new Plane(width, height, memory);
        }
    }

    /** Makes the other planes of the first one. */
    void fill() {
        for (int i = 1; i < blurred.length; i++) {
            blurred[i].setBlurred(blurred[i - 1], KERNELS[i]);
            differences[i - 1].setDifference(blurred[i], blurred[i - 1]);
        }
    }

    /** The next octave begins with the plane of twice the first one's blur. */
    void follow(Octave before) {
        blurred[0].setHalf(before.blurred[SCALES]);
        fill();
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

    private static float[][] kernels() {
        float[][] kernels = new float[SCALES + 3][];
        for (int i = 1; i < kernels.length; i++) {
            double before = sigma(i - 1);
            double after = sigma(i);
            kernels[i] = Plane.halfKernel(Math.sqrt(after * after - before * before));
        }
        return kernels;
    }
}
