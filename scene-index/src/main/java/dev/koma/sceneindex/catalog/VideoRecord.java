package dev.koma.sceneindex.catalog;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished video, as it is committed together with its runs.
 *
 * @param id the video's name in the index
 * @param path absolute path as the library names it; its last element is the public file name
 * @param anilist AniList id, or null when the video has none
 * @param title what people call the series or film: from the titles file, else the folder's name
 * @param size file size in bytes when it was indexed
 * @param modifiedMillis modification time when it was indexed, milliseconds since the epoch
 * @param fingerprint of the content, equal for equal files: 32 bytes in hexadecimal
 * @param durationMicros length as decoded, in microseconds
 * @param aspect width of the upright picture by its height, above 0
 * @param frames number of frames decoded
 * @param runs number of runs
 * @param keyframes number of key frames
 * @param shotStartsMicros presentation times at which a shot begins, ascending, without 0
 * @param coverage how much of the video was looked at
 * @param partial why the video ended before its end (truncated or damaged file), or null when it was decoded whole
 */
public record VideoRecord(
        VideoId id,
        Path path,
        @Nullable Integer anilist,
        String title,
        long size,
        long modifiedMillis,
        String fingerprint,
        long durationMicros,
        double aspect,
        long frames,
        int runs,
        int keyframes,
        List<Long> shotStartsMicros,
        Coverage coverage,
        @Nullable String partial) {
    public VideoRecord {
        if (!(aspect > 0 && aspect < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("aspect " + aspect);
        }
        shotStartsMicros = List.copyOf(shotStartsMicros);
    }

    /** The last element of the path: what clients see. */
    public String filename() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** Length in seconds. */
    public double durationSeconds() {
        return durationMicros / 1e6;
    }
}
