package dev.koma.sceneindex.word;

/** Position and scale of a feature in 24 bits: x and y to 1/512 of the picture's sides, the scale to a sixth of an octave. */
public final class Place {
    /** Bytes of a place. */
    public static final int BYTES = 3;

    private static final int STEPS = 512;
    private static final int SCALES_AN_OCTAVE = 6;
    private static final int SCALES = 64;
    /** Scale of step 0, as a share of the picture's longer side. */
    private static final double SMALLEST = 1.0 / 1024;

    private static final float[] SCALE = new float[SCALES];

    static {
        for (int i = 0; i < SCALES; i++) {
            SCALE[i] = (float) (SMALLEST * StrictMath.pow(2, (double) i / SCALES_AN_OCTAVE));
        }
    }

    private Place() {}

    /**
     * Packs a place.
     *
     * @param x column as a share of the width, 0 to 1
     * @param y row as a share of the height, 0 to 1
     * @param scale standard deviation of the feature's blur as a share of the longer side, clamped to 1/1024 to 1.4
     */
    public static int of(float x, float y, float scale) {
        int column = Math.clamp((int) (x * STEPS), 0, STEPS - 1);
        int row = Math.clamp((int) (y * STEPS), 0, STEPS - 1);
        double octaves = StrictMath.log(Math.max(scale, SMALLEST) / SMALLEST) / StrictMath.log(2);
        int step = (int) Math.clamp(Math.round(octaves * SCALES_AN_OCTAVE), 0, SCALES - 1);
        return column << 15 | row << 6 | step;
    }

    /** Column of the middle of the step, as a share of the width. */
    public static float x(int place) {
        return ((place >>> 15) + 0.5f) / STEPS;
    }

    /** Row of the middle of the step, as a share of the height. */
    public static float y(int place) {
        return ((place >>> 6 & STEPS - 1) + 0.5f) / STEPS;
    }

    /** Scale as a share of the longer side. */
    public static float scale(int place) {
        return SCALE[place & SCALES - 1];
    }
}
