package dev.koma.sceneindex.feature;

/**
 * Local features of one picture, strongest first: parallel arrays.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param x columns, in pixels
 * @param y rows, in pixels
 * @param sigma scales: standard deviation of the blur at which the feature stands out most, in pixels
 * @param descriptors {@link #LENGTH} values for each, square roots of the shares of a histogram (so of length 1):
 *     {@code [feature][row][column][orientation]} with 4 x 4 cells and 8 orientations
 */
public record LocalFeatures(int width, int height, float[] x, float[] y, float[] sigma, float[] descriptors) {
    /** Values of a descriptor. */
    public static final int LENGTH = 128;

    static final int CELLS = 4;
    static final int ORIENTATIONS = 8;

    public LocalFeatures {
        if (y.length != x.length || sigma.length != x.length || descriptors.length != x.length * LENGTH) {
            throw new IllegalArgumentException(x.length + " features with " + descriptors.length + " values");
        }
    }

    /** Number of features. */
    public int count() {
        return x.length;
    }

    /** The features of the picture's mirror image, which need no second extraction: cells and orientations change places. */
    public LocalFeatures mirrored() {
        float[] flipped = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            flipped[i] = width - x[i];
        }
        return new LocalFeatures(
                width,
                height,
                flipped,
                y,
                sigma,
                rearranged((row, column, o) -> at(row, CELLS - 1 - column, (ORIENTATIONS * 3 / 2 - o) % ORIENTATIONS)));
    }

    /** The features of the picture's negative: every gradient points the other way. */
    public LocalFeatures negative() {
        return new LocalFeatures(
                width,
                height,
                x,
                y,
                sigma,
                rearranged((row, column, o) -> at(row, column, (o + ORIENTATIONS / 2) % ORIENTATIONS)));
    }

    private float[] rearranged(Source source) {
        int[] from = new int[LENGTH];
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                for (int o = 0; o < ORIENTATIONS; o++) {
                    from[at(row, column, o)] = source.of(row, column, o);
                }
            }
        }
        float[] out = new float[descriptors.length];
        for (int base = 0; base < out.length; base += LENGTH) {
            for (int i = 0; i < LENGTH; i++) {
                out[base + i] = descriptors[base + from[i]];
            }
        }
        return out;
    }

    private static int at(int row, int column, int orientation) {
        return (row * CELLS + column) * ORIENTATIONS + orientation;
    }

    private interface Source {
        int of(int row, int column, int orientation);
    }
}
