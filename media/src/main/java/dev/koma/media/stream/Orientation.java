package dev.koma.media.stream;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * How stored pixels become the upright picture, one of the eight ways of EXIF: exchange rows and columns first, then mirror.
 * Angles between the quarter turns are rounded to the nearest.
 *
 * @param transpose whether columns become rows
 * @param mirrorX whether left and right of the result are exchanged
 * @param mirrorY whether top and bottom of the result are exchanged
 */
public record Orientation(boolean transpose, boolean mirrorX, boolean mirrorY) {
    public static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int MATRIX_BYTES = 9 * Integer.BYTES;

    /**
     * Reads FFmpeg's display matrix: row vector times {@code [a b u; c d v; x y w]}, 16.16 fixed point, so
     * {@code x' = a x + c y} and {@code y' = b x + d y}.
     */
    static Orientation ofDisplayMatrix(BytePointer data, long size) {
        if (size < MATRIX_BYTES) {
            return UPRIGHT;
        }
        IntPointer matrix = new IntPointer(data);
        return of(matrix.get(0), matrix.get(1), matrix.get(3), matrix.get(4));
    }

    static Orientation of(long a, long b, long c, long d) {
        if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
            return new Orientation(false, a < 0, d < 0);
        }
        return new Orientation(true, c < 0, b < 0);
    }

    /** Turns a picture of {@code width * height} pixels as stored; the result has the sides exchanged if transposed. */
    public void apply(byte[] stored, int width, int height, int bytesPerPixel, byte[] upright) {
        int outWidth = transpose ? height : width;
        int outHeight = transpose ? width : height;
        for (int y = 0; y < outHeight; y++) {
            int fromY = mirrorY ? outHeight - 1 - y : y;
            for (int x = 0; x < outWidth; x++) {
                int fromX = mirrorX ? outWidth - 1 - x : x;
                int from = (transpose ? fromX * width + fromY : fromY * width + fromX) * bytesPerPixel;
                int to = (y * outWidth + x) * bytesPerPixel;
                for (int i = 0; i < bytesPerPixel; i++) {
                    upright[to + i] = stored[from + i];
                }
            }
        }
    }
}
