package dev.koma.sceneindex.picture;

/**
 * The colour of a small frame: two planes of {@link FrameSize#CHROMA_WIDTH} x {@link FrameSize#CHROMA_HEIGHT} bytes, row by
 * row, 128 is no colour, full range (JFIF).
 */
public record Chroma(byte[] cb, byte[] cr) {
    public Chroma {
        int size = FrameSize.CHROMA_WIDTH * FrameSize.CHROMA_HEIGHT;
        if (cb.length != size || cr.length != size) {
            throw new IllegalArgumentException("chroma planes of " + cb.length + " and " + cr.length + " bytes");
        }
    }
}
