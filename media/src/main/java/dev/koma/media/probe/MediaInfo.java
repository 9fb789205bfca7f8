package dev.koma.media.probe;

import org.jspecify.annotations.Nullable;

/**
 * What a video file says of itself, before anything is decoded.
 *
 * @param container FFmpeg's name of the format, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param videoCodec FFmpeg's name, such as {@code h264}
 * @param width of the upright picture with square pixels
 * @param height of the upright picture with square pixels
 * @param durationMicros length in microseconds as the container claims, 0 when it does not
 * @param framesPerSecond average rate, 0 when unknown
 * @param audioCodec FFmpeg's name, or null without sound
 */
public record MediaInfo(
        String container,
        String videoCodec,
        int width,
        int height,
        long durationMicros,
        double framesPerSecond,
        @Nullable String audioCodec) {}
