package dev.koma.media.picture;

import java.time.Duration;

/**
 * What a stranger's picture may cost.
 *
 * @param children processes that decode at the same time
 * @param outputSide longer side of the decoded picture, in pixels; smaller pictures stay as they are
 * @param pixels most pixels of the source
 * @param inputSide longest side of the source, in pixels
 * @param time for one picture
 * @param memoryMiB what a child may allocate besides Java's own memory
 */
public record PictureLimits(int children, int outputSide, long pixels, int inputSide, Duration time, int memoryMiB) {
    /** Two children, 1280 pixels (a picture inside a picture needs as many), 50 Mpx of at most 16 384 pixels a side, 5 s, 256 MiB. */
    public static final PictureLimits DEFAULT =
            new PictureLimits(2, 1280, 50_000_000, 16_384, Duration.ofSeconds(5), 256);

    public PictureLimits {
        if (children < 1
                || outputSide < 16
                || pixels < 1
                || inputSide < 1
                || memoryMiB < 64
                || time.isNegative()
                || time.isZero()) {
            throw new IllegalArgumentException("picture limits " + children + ", " + outputSide + ", " + pixels + ", "
                    + inputSide + ", " + time + ", " + memoryMiB);
        }
    }

    String tooManyPixels() {
        return "too many pixels (max " + pixels / 1_000_000 + " Mpx)";
    }
}
