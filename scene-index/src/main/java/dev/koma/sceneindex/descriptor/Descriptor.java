package dev.koma.sceneindex.descriptor;

/**
 * What one frame looks like as a whole.
 *
 * @param gradients {@link #GRADIENTS} bytes: projected oriented gradients, robust to tone
 * @param colours {@link #COLOURS} bytes: coarse colour layout, for tie-breaks
 */
public record Descriptor(byte[] gradients, byte[] colours) {
    /** Length of {@link #gradients()}. */
    public static final int GRADIENTS = 64;
    /** Length of {@link #colours()}. */
    public static final int COLOURS = 36;

    public Descriptor {
        if (gradients.length != GRADIENTS || colours.length != COLOURS) {
            throw new IllegalArgumentException(gradients.length + " and " + colours.length + " bytes");
        }
    }
}
