package dev.koma.botcore.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moment that was found.
 *
 * @param anilist AniList id of the title, or null when the video has none
 * @param names what the title is called, or null when that is not known
 * @param adult whether it is for adults, or null when that is not known
 * @param filename of the video
 * @param episode as people write it, such as {@code 6.5} or {@code 1-2}, or null
 * @param from seconds from the start of the video
 * @param to seconds
 * @param at the best moment, in seconds
 * @param duration of the video in seconds, 0 when unknown
 * @param similarity 0 to 1; 0.90 is the line between a match and a look-alike
 * @param clip the searcher's own words for {@link SearchClient#clip} and {@link SearchClient#still}
 * @param hints what is special about the picture, such as {@code mirrored}
 */
public record Match(
        @Nullable Integer anilist,
        @Nullable TitleNames names,
        @Nullable Boolean adult,
        String filename,
        @Nullable String episode,
        double from,
        double to,
        double at,
        double duration,
        double similarity,
        PreviewLinks clip,
        List<String> hints) {
    public Match {
        hints = List.copyOf(hints);
    }
}
