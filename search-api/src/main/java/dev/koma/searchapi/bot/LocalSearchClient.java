package dev.koma.searchapi.bot;

import dev.koma.botcore.search.Caller;
import dev.koma.botcore.search.Match;
import dev.koma.botcore.search.PreviewLinks;
import dev.koma.botcore.search.PreviewOutcome;
import dev.koma.botcore.search.PreviewSize;
import dev.koma.botcore.search.Query;
import dev.koma.botcore.search.QuotaUse;
import dev.koma.botcore.search.SearchClient;
import dev.koma.botcore.search.SearchOutcome;
import dev.koma.botcore.search.TitleMatch;
import dev.koma.botcore.search.TitleNames;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import dev.koma.searchapi.admission.SearchRefusal;
import dev.koma.searchapi.episode.Episode;
import dev.koma.searchapi.episode.Episodes;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.preview.MomentPreviews;
import dev.koma.searchapi.titles.TitleInfo;
import dev.koma.searchapi.titles.TitleSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Searches in this process. */
final class LocalSearchClient implements SearchClient {
    private static final System.Logger LOG = System.getLogger(LocalSearchClient.class.getName());
    private static final Pattern MOMENT = Pattern.compile("([0-9a-f]{16})@(\\d{1,18})");
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);

    private final Searching searching;
    private final Function<Caller, Optional<QuotaUse>> quotas;
    private final MomentPreviews previews;
    private final TitleSearch titles;

    /** The search itself. */
    @FunctionalInterface
    interface Searching {
        /** @throws ApiException as {@code /search} answers */
        Answer search(Caller caller, Query query) throws SearchRefusal, InterruptedException;
    }

    LocalSearchClient(
            Searching searching,
            Function<Caller, Optional<QuotaUse>> quotas,
            MomentPreviews previews,
            TitleSearch titles) {
        this.searching = searching;
        this.quotas = quotas;
        this.previews = previews;
        this.titles = titles;
    }

    @Override
    public SearchOutcome search(Caller caller, Query query) throws InterruptedException {
        try {
            return new SearchOutcome.Found(matches(searching.search(caller, query)));
        } catch (SearchRefusal e) {
            return outcome(e.answer(), query);
        } catch (ApiException e) {
            return outcome(e, query);
        }
    }

    private static SearchOutcome outcome(ApiException e, Query query) {
        boolean byAddress = query.picture() instanceof Query.Picture.Address;
        return switch (e.status()) {
            case 400 -> {
                boolean fetch = byAddress && !e.sentence().contains("process");
                yield new SearchOutcome.Refused(
                        fetch ? SearchOutcome.Reason.ADDRESS : SearchOutcome.Reason.NOT_A_PICTURE);
            }
            case 402 ->
                e.sentence().contains("quota")
                        ? new SearchOutcome.Refused(SearchOutcome.Reason.QUOTA)
                        : new SearchOutcome.Busy(pause(e));
            case 413 -> new SearchOutcome.Refused(SearchOutcome.Reason.TOO_LARGE);
            case 429, 503 -> new SearchOutcome.Busy(pause(e));
            default -> {
                LOG.log(System.Logger.Level.WARNING, "A search failed", e);
                yield new SearchOutcome.Unavailable();
            }
        };
    }

    private static Duration pause(ApiException e) {
        return Objects.requireNonNullElse(e.retryAfter(), USUAL_PAUSE);
    }

    private List<Match> matches(Answer answer) {
        Map<Integer, TitleInfo> known = titles.titles()
                .lookUp(answer.moments().stream()
                        .map(moment -> moment.video().anilist())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()));
        return answer.moments().stream().map(moment -> match(moment, known)).toList();
    }

    private static Match match(Moment moment, Map<Integer, TitleInfo> known) {
        VideoRecord video = moment.video();
        TitleInfo info = video.anilist() == null ? null : known.get(video.anilist());
        String words = video.id() + "@" + Math.max(0, moment.atMicros());
        return new Match(
                video.anilist(),
                names(video, info),
                info == null ? null : (Boolean) info.isAdult(),
                video.filename(),
                episode(Episodes.parse(video.filename())),
                moment.fromMicros() / 1e6,
                moment.toMicros() / 1e6,
                moment.atMicros() / 1e6,
                video.durationSeconds(),
                moment.similarity(),
                new PreviewLinks(words, words),
                moment.hints().stream().map(Hint::words).toList());
    }

    private static @Nullable TitleNames names(VideoRecord video, @Nullable TitleInfo info) {
        if (info == null) {
            return video.title().isBlank() ? null : new TitleNames(video.title(), null, null, null);
        }
        return names(info.title());
    }

    private static TitleNames names(TitleInfo.Title title) {
        return new TitleNames(title.native_(), title.romaji(), title.english(), null);
    }

    private static @Nullable String episode(@Nullable Episode episode) {
        return episode == null ? null : EpisodeWords.of(episode);
    }

    @Override
    public PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) throws InterruptedException {
        Matcher words = MOMENT.matcher(match.clip().video());
        if (!words.matches()) {
            return new PreviewOutcome.Missing();
        }
        return read(() -> previews.clip(id(words), Long.parseLong(words.group(2)), width(size), mute), limit);
    }

    @Override
    public PreviewOutcome still(Match match, PreviewSize size, long limit) throws InterruptedException {
        Matcher words = MOMENT.matcher(match.clip().image());
        if (!words.matches()) {
            return new PreviewOutcome.Missing();
        }
        return read(() -> previews.still(id(words), Long.parseLong(words.group(2)), width(size)), limit);
    }

    private static VideoId id(Matcher words) {
        return new VideoId(Long.parseUnsignedLong(words.group(1), 16));
    }

    private static int width(PreviewSize size) {
        return switch (size) {
            case LARGE -> 640;
            case MEDIUM -> 320;
            case SMALL -> 160;
        };
    }

    /** Makes a preview. */
    private interface Rendering {
        MomentPreviews.Rendered render() throws InterruptedException;
    }

    private static PreviewOutcome read(Rendering rendering, long limit) throws InterruptedException {
        try {
            MomentPreviews.Rendered rendered = rendering.render();
            return rendered.bytes() > limit
                    ? new PreviewOutcome.TooLarge()
                    : new PreviewOutcome.Rendered(Files.readAllBytes(rendered.file()), rendered.mediaType());
        } catch (ApiException e) {
            return e.status() == 503 ? new PreviewOutcome.Busy(pause(e)) : new PreviewOutcome.Missing();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A preview cannot be read", e);
            return new PreviewOutcome.Missing();
        }
    }

    @Override
    public Optional<QuotaUse> quota(Caller caller) {
        return quotas.apply(caller);
    }

    @Override
    public List<TitleMatch> titles(String typed, int most) {
        try {
            return titles.find(typed, most).stream()
                    .map(found -> new TitleMatch(found.id(), names(found.title())))
                    .toList();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The titles cannot be read", e);
            return List.of();
        }
    }
}
