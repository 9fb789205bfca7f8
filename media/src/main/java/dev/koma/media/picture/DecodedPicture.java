package dev.koma.media.picture;

/**
 * A picture from outside, ready to be looked at: upright, square pixels, first frame, alpha on black.
 *
 * @param width pixels of {@code rgb}
 * @param height pixels of {@code rgb}
 * @param rgb {@code width * height * 3} bytes, full range
 * @param format FFmpeg's name of what it was, such as {@code mjpeg} or {@code png}
 * @param sourceWidth pixels before scaling
 * @param sourceHeight pixels before scaling
 */
public record DecodedPicture(int width, int height, byte[] rgb, String format, int sourceWidth, int sourceHeight) {}
