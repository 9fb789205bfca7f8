package dev.koma.indexbuilder.ingest;

import java.nio.file.Path;

/**
 * How far the video that is being indexed has come.
 *
 * @param path of the video
 * @param pass in which it is read
 * @param positionMicros time of the last frame that was described
 * @param durationMicros length that the container claims, 0 when it does not
 * @param frames described so far: in the first pass only key frames
 * @param framesPerSecond described per second of work, since the video was begun
 */
public record IndexingProgress(
        Path path, Pass pass, long positionMicros, long durationMicros, long frames, double framesPerSecond) {}
