package dev.koma.sceneindex.fine;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.GreyPicture;

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

    /**
     * Warps a picture: each pixel is the mean of samples at most {@value #SPACING} picture pixels apart, each interpolated
     * between four pixels.
     *
     * @param frameToPicture where the frame lies in the picture
     */
    public static VisibleFrame of(GreyPicture picture, Affine frameToPicture) {
        int across = samples(frameToPicture.xu(), frameToPicture.yu(), LUMA_WIDTH);
        int down = samples(frameToPicture.xv(), frameToPicture.yv(), LUMA_HEIGHT);
        byte[] luma = new byte[LUMA_WIDTH * LUMA_HEIGHT];
        boolean[] visible = new boolean[luma.length];
        for (int row = 0, i = 0; row < LUMA_HEIGHT; row++) {
            for (int column = 0; column < LUMA_WIDTH; column++, i++) {
                visible[i] = isInside(picture, frameToPicture, column, row);
                if (visible[i]) {
                    luma[i] = mean(picture, frameToPicture, column, row, across, down);
                }
            }
        }
        return new VisibleFrame(luma, visible);
    }

    private static int samples(double x, double y, int pixels) {
        return (int) Math.clamp(Math.ceil(Math.hypot(x, y) / pixels / SPACING), 1, MOST_SAMPLES);
    }

    private static boolean isInside(GreyPicture picture, Affine affine, int column, int row) {
        for (int corner = 0; corner < 4; corner++) {
            double u = (double) (column + corner % 2) / LUMA_WIDTH;
            double v = (double) (row + corner / 2) / LUMA_HEIGHT;
            double x = affine.x(u, v);
            double y = affine.y(u, v);
            // Half a pixel of the picture may be missing: a whole frame must not lose its borders to rounding.
            if (!(x >= -0.5 && x <= picture.width() + 0.5 && y >= -0.5 && y <= picture.height() + 0.5)) {
                return false;
            }
        }
        return true;
    }

    private static byte mean(GreyPicture picture, Affine affine, int column, int row, int across, int down) {
        float sum = 0;
        for (int j = 0; j < down; j++) {
            double v = (row + (j + 0.5) / down) / LUMA_HEIGHT;
            for (int i = 0; i < across; i++) {
                double u = (column + (i + 0.5) / across) / LUMA_WIDTH;
                sum += sample(picture, (float) affine.x(u, v) - 0.5f, (float) affine.y(u, v) - 0.5f);
            }
        }
        return (byte) Math.round(sum / (across * down));
    }

    /** Interpolates between the four pixels around a point; beyond the border the border goes on. */
    private static float sample(GreyPicture picture, float column, float row) {
        float x = Math.clamp(column, 0, picture.width() - 1);
        float y = Math.clamp(row, 0, picture.height() - 1);
        int left = (int) x;
        int upper = (int) y;
        int right = Math.min(left + 1, picture.width() - 1);
        int lower = Math.min(upper + 1, picture.height() - 1);
        byte[] luma = picture.luma();
        int up = upper * picture.width();
        int low = lower * picture.width();
        float above = mix(luma[up + left] & 0xff, luma[up + right] & 0xff, x - left);
        float below = mix(luma[low + left] & 0xff, luma[low + right] & 0xff, x - left);
        return mix(above, below, y - upper);
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }
}
