package dev.koma.sceneindex.picture;

/**
 * The size to which every video frame is scaled before it is described, whatever its own size and shape: the picture is
 * stretched, so that squeezed copies of a film look alike.
 */
public final class FrameSize {
    /** Columns of the luma plane. */
    public static final int LUMA_WIDTH = 96;
    /** Rows of the luma plane. */
    public static final int LUMA_HEIGHT = 64;
    /** Columns of each chroma plane. */
    public static final int CHROMA_WIDTH = 48;
    /** Rows of each chroma plane. */
    public static final int CHROMA_HEIGHT = 32;

    private FrameSize() {}
}
