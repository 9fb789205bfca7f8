package dev.koma.searchapi.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.koma.searchapi.episode.Episode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One moment, as clients see it.
 *
 * @param anilist the id, or what is known of it when the caller asked for that, or null
 * @param filename the last element of the file's path
 * @param episode as the file's name says, or null
 * @param from seconds from the start of the video, with milliseconds
 * @param to seconds
 * @param at the best moment, in seconds
 * @param duration of the whole video, in seconds
 * @param similarity 0 to 1; 0.90 is the line between a match and a look-alike
 * @param video absolute URL of the preview clip
 * @param image absolute URL of the preview still
 * @param hint what was special about the picture, see {@link dev.koma.sceneindex.search.Hint#words()}; left out of the JSON when
 *     empty, as trace.moe does not have it
 */
@JsonPropertyOrder({
    "anilist",
    "filename",
    "episode",
    "from",
    "to",
    "at",
    "duration",
    "similarity",
    "video",
    "image",
    "hint"
})
record SearchResult(
        @Nullable Object anilist,
        String filename,
        @Nullable Episode episode,
        double from,
        double to,
        double at,
        double duration,
        double similarity,
        String video,
        String image,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> hint) {}
