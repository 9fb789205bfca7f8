package dev.koma.indexbuilder.ingest;

import java.nio.file.Path;

/**
 * How far the video that is being indexed has come.
 *
 * @param path of the video
 * @param positionMicros time of the last frame that was described
 * @param durationMicros length that the container claims, 0 when it does not
 * @param frames described so far
 * @param framesPerSecond described per second of work, since the video was begun
 */
public record IndexingProgress(
        Path path, long positionMicros, long durationMicros, long frames, double framesPerSecond) {}
