package dev.koma.media.frame;

/**
 * The luma of a frame in more detail: upright, square pixels, full range.
 *
 * @param width in pixels, even, 16 to 480
 * @param height in pixels, even, 16 to 480
 * @param luma {@code width * height} bytes, row by row; not used again by the reader
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DetailPlane(int width, int height, byte[] luma) {}
