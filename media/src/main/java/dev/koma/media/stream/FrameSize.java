package dev.koma.media.stream;

/** Width and height in pixels. */
public record FrameSize(int width, int height) {
    private static final int MAX_STRETCH = 16;

    /** Stretches the side that the sample aspect ratio makes longer; an absent or absurd ratio counts as 1. */
    static FrameSize withSquarePixels(int width, int height, int num, int den) {
        if (num <= 0 || den <= 0 || num > (long) MAX_STRETCH * den || den > (long) MAX_STRETCH * num) {
            return new FrameSize(width, height);
        }
        return num >= den
                ? new FrameSize((int) Math.round((double) width * num / den), height)
                : new FrameSize(width, (int) Math.round((double) height * den / num));
    }

    public FrameSize transposed() {
        return new FrameSize(height, width);
    }

    /** The same shape with the longer side at most this long; never larger than this. */
    public FrameSize within(int longest) {
        int side = Math.max(width, height);
        if (side <= longest) {
            return this;
        }
        return new FrameSize((int) Math.max(1, Math.round((double) width * longest / side)), (int)
                Math.max(1, Math.round((double) height * longest / side)));
    }

    /** The height, even and at least 2, of the same picture at another width. */
    public int evenHeightAt(int newWidth) {
        double exact = (double) newWidth * height / Math.max(1, width);
        return (int) Math.max(2, Math.min(16384, 2 * Math.round(exact / 2)));
    }
}
