package dev.koma.searchapi.search;

import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import dev.koma.searchapi.episode.Episodes;
import dev.koma.searchapi.preview.PreviewLinks;
import dev.koma.searchapi.titles.TitleInfo;
import dev.koma.searchapi.titles.Titles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what the index found into the words of the API. */
final class AnswerWriter {
    private final PreviewLinks links;
    private final Titles titles;

    AnswerWriter(PreviewLinks links, Titles titles) {
        this.links = links;
        this.titles = titles;
    }

    /**
     * @param withTitles whether to look up what the AniList ids stand for
     * @param baseUrl where the links begin
     */
    List<SearchResult> results(Answer answer, boolean withTitles, String baseUrl) {
        Map<Integer, TitleInfo> known = withTitles ? titles.lookUp(ids(answer)) : Map.of();
        return answer.moments().stream()
                .map(moment -> result(moment, known, baseUrl))
                .toList();
    }

    private static Set<Integer> ids(Answer answer) {
        return answer.moments().stream()
                .map(moment -> moment.video().anilist())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private SearchResult result(Moment moment, Map<Integer, TitleInfo> known, String baseUrl) {
        VideoRecord video = moment.video();
        return new SearchResult(
                anilist(video.anilist(), known),
                video.filename(),
                Episodes.parse(video.filename()),
                seconds(moment.fromMicros()),
                seconds(moment.toMicros()),
                seconds(moment.atMicros()),
                seconds(video.durationMicros()),
                moment.similarity(),
                links.video(baseUrl, video, moment.atMicros()),
                links.image(baseUrl, video, moment.atMicros()),
                moment.hints().stream().map(Hint::words).toList());
    }

    private static @Nullable Object anilist(@Nullable Integer id, Map<Integer, TitleInfo> known) {
        TitleInfo info = id == null ? null : known.get(id);
        return info == null ? id : info;
    }

    /** With milliseconds. */
    private static double seconds(long micros) {
        return Math.round(micros / 1e3) / 1e3;
    }
}
