package dev.koma.sceneindex.fine;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.GreyPicture;
import java.util.Arrays;

/**
 * A picture warped back into the frame that it shows, at the size of small frames.
 *
 * @param luma {@code LUMA_WIDTH * LUMA_HEIGHT} bytes, full range, row by row; 0 where nothing is visible
 * @param visible for each of them whether the picture shows all of it
 */
public record VisibleFrame(byte[] luma, boolean[] visible) {
    private static final double SPACING = 1.5;
    /** Most samples along each side of a pixel: much larger pictures alias a little. */
    private static final int MOST_SAMPLES = 8;
    /** Binary digits of a coordinate behind the point. */
    private static final int POINT = 32;
    /** Pixels of the picture that may be missing: a whole frame must not lose its borders to rounding. */
    private static final double MISSING = 0.5;

    /**
     * Warps a picture: each pixel is the mean of samples at most {@value #SPACING} picture pixels apart, each interpolated
     * between four pixels.
     *
     * @param frameToPicture where the frame lies in the picture
     */
    public static VisibleFrame of(GreyPicture picture, Affine frameToPicture) {
        return new Warp(picture, frameToPicture).frame();
    }

    /** One picture under way into one frame; all points move by the same step from pixel to pixel. */
    private static final class Warp {
        private final byte[] pixels;
        private final int width;
        private final int height;
        private final double xu;
        private final double xv;
        private final double yu;
        private final double yv;
        private final double x0;
        private final double y0;
        private final int across;
        private final int down;
        private final byte[] luma = new byte[LUMA_WIDTH * LUMA_HEIGHT];
        private final boolean[] visible = new boolean[luma.length];

        Warp(GreyPicture picture, Affine affine) {
            pixels = picture.luma();
            width = picture.width();
            height = picture.height();
            xu = affine.xu() / LUMA_WIDTH;
            xv = affine.xv() / LUMA_HEIGHT;
            yu = affine.yu() / LUMA_WIDTH;
            yv = affine.yv() / LUMA_HEIGHT;
            x0 = affine.x0();
            y0 = affine.y0();
            across = samples(xu, yu);
            down = samples(xv, yv);
        }

        private static int samples(double x, double y) {
            return (int) Math.clamp(Math.ceil(Math.sqrt(x * x + y * y) / SPACING), 1, MOST_SAMPLES);
        }

        VisibleFrame frame() {
            int[] sums = new int[LUMA_WIDTH];
            for (int row = 0; row < LUMA_HEIGHT; row++) {
                int first = first(row);
                int last = last(row, first);
                if (first > last) {
                    continue;
                }
                Arrays.fill(sums, 0);
                for (int j = 0; j < down; j++) {
                    for (int i = 0; i < across; i++) {
                        sample(row + (j + 0.5) / down, (i + 0.5) / across, first, last, sums);
                    }
                }
                int all = across * down << 16;
                for (int column = first; column <= last; column++) {
                    visible[row * LUMA_WIDTH + column] = true;
                    luma[row * LUMA_WIDTH + column] = (byte) ((sums[column] + all / 2) / all);
                }
            }
            return new VisibleFrame(luma, visible);
        }

        /** What is visible of a row is in one piece: the picture is convex. */
        private int first(int row) {
            int column = 0;
            while (column < LUMA_WIDTH && !isInside(row, column)) {
                column++;
            }
            return column;
        }

        private int last(int row, int first) {
            int column = LUMA_WIDTH - 1;
            while (column >= first && !isInside(row, column)) {
                column--;
            }
            return column;
        }

        private boolean isInside(int row, int column) {
            double x = xu * column + xv * row + x0;
            double y = yu * column + yv * row + y0;
            // The corners of a pixel lie between these.
            return x + Math.min(0, xu) + Math.min(0, xv) >= -MISSING
                    && x + Math.max(0, xu) + Math.max(0, xv) <= width + MISSING
                    && y + Math.min(0, yu) + Math.min(0, yv) >= -MISSING
                    && y + Math.max(0, yu) + Math.max(0, yv) <= height + MISSING;
        }

        /** Adds one sample of each pixel; beyond the border the border goes on. */
        private void sample(double row, double offset, int first, int last, int[] sums) {
            long x = fixed(xu * (offset + first) + xv * row + x0 - 0.5);
            long y = fixed(yu * (offset + first) + yv * row + y0 - 0.5);
            long right = fixed(xu);
            long below = fixed(yu);
            long endX = x + right * (last - first);
            long endY = y + below * (last - first);
            boolean within = Math.min(x, endX) >= 0
                    && Math.max(x, endX) >> POINT < width - 1
                    && Math.min(y, endY) >= 0
                    && Math.max(y, endY) >> POINT < height - 1;
            long mostX = (long) (width - 1) << POINT;
            long mostY = (long) (height - 1) << POINT;
            for (int column = first; column <= last; column++, x += right, y += below) {
                sums[column] += within ? inside(x, y) : atBorder(Math.clamp(x, 0, mostX), Math.clamp(y, 0, mostY));
            }
        }

        /** Interpolates between four pixels, in 1/65536 of a grey level. */
        private int inside(long x, long y) {
            int at = (int) (y >> POINT) * width + (int) (x >> POINT);
            return between(at, 1, width, (int) (x >> POINT - 8) & 0xff, (int) (y >> POINT - 8) & 0xff);
        }

        private int atBorder(long x, long y) {
            int left = (int) (x >> POINT);
            int upper = (int) (y >> POINT);
            int next = left < width - 1 ? 1 : 0;
            int under = upper < height - 1 ? width : 0;
            return between(
                    upper * width + left, next, under, (int) (x >> POINT - 8) & 0xff, (int) (y >> POINT - 8) & 0xff);
        }

        private int between(int at, int next, int under, int right, int down) {
            int above = (pixels[at] & 0xff) * (256 - right) + (pixels[at + next] & 0xff) * right;
            int below = (pixels[at + under] & 0xff) * (256 - right) + (pixels[at + under + next] & 0xff) * right;
            return above * (256 - down) + below * down;
        }

        private static long fixed(double value) {
            return Math.round(value * (1L << POINT));
        }
    }
}
