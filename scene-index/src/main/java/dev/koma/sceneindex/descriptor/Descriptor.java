package dev.koma.sceneindex.descriptor;

/**
 * What one frame looks like as a whole.
 *
 * @param gradients {@link #GRADIENTS} signed bytes: projected oriented gradients, robust to tone
 * @param colours {@link #COLOURS} unsigned bytes: coarse colour layout, for tie-breaks
 * @param census {@link Census#BYTES} bytes: what is brighter than its surroundings, to tell frames of one shot apart
 */
public record Descriptor(byte[] gradients, byte[] colours, byte[] census) {
    /** Length of {@link #gradients()}. */
    public static final int GRADIENTS = 64;
    /** Length of {@link #colours()}. */
    public static final int COLOURS = 36;

    public Descriptor {
        if (gradients.length != GRADIENTS || colours.length != COLOURS || census.length != Census.BYTES) {
            throw new IllegalArgumentException(
                    gradients.length + ", " + colours.length + " and " + census.length + " bytes");
        }
    }

    /** Squared Euclidean distance of two gradient vectors. */
    public static int gradientDistance(byte[] a, byte[] b) {
        int sum = 0;
        for (int i = 0; i < GRADIENTS; i++) {
            int difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** Squared Euclidean distance of two colour layouts. */
    public static int colourDistance(byte[] a, byte[] b) {
        int sum = 0;
        for (int i = 0; i < COLOURS; i++) {
            int difference = (a[i] & 0xff) - (b[i] & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
