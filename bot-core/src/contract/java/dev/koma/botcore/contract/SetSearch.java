package dev.koma.botcore.contract;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A search whose answers the test sets. */
public final class SetSearch implements SearchClient {
    public static final TitleNames BUNNY = new TitleNames("ビッグバック", "Biggu Bakku", "Big Buck Bunny", "大雄兔");

    public final List<Query> queries = new CopyOnWriteArrayList<>();
    public final List<Caller> callers = new CopyOnWriteArrayList<>();
    public final List<String> clips = new CopyOnWriteArrayList<>();
    /** What the next searches get; afterwards {@link #usual}. */
    public final Deque<SearchOutcome> next = new ArrayDeque<>();

    public SearchOutcome usual = new SearchOutcome.Found(List.of(match(0.98)));
    public final Map<PreviewSize, Integer> clipBytes =
            new EnumMap<>(Map.of(PreviewSize.LARGE, 3000, PreviewSize.MEDIUM, 2000, PreviewSize.SMALL, 1000));
    /** Instead of any clip, if there is one. */
    public @Nullable PreviewOutcome preview;
    /** Searches wait here. */
    public final Semaphore gate = new Semaphore(1000);

    public static Match match(double similarity) {
        return match(similarity, BUNNY, false, "bunny.mp4");
    }

    public static Match match(
            double similarity, @Nullable TitleNames names, @Nullable Boolean adult, String filename) {
        return new Match(
                21,
                names,
                adult,
                filename,
                "6.5",
                754,
                756.5,
                755,
                1000,
                similarity,
                new PreviewLinks("v", "i"),
                List.of());
    }

    @Override
    public SearchOutcome search(Caller caller, Query query) throws InterruptedException {
        queries.add(query);
        callers.add(caller);
        gate.acquire();
        synchronized (this) {
            SearchOutcome outcome = next.poll();
            return outcome == null ? usual : outcome;
        }
    }

    @Override
    public PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) {
        clips.add(size + (mute ? " muted" : ""));
        if (preview != null) {
            return preview;
        }
        int bytes = clipBytes.get(size);
        return bytes > limit
                ? new PreviewOutcome.TooLarge()
                : new PreviewOutcome.Rendered(new byte[bytes], "video/mp4");
    }

    @Override
    public PreviewOutcome still(Match match, PreviewSize size, long limit) {
        clips.add("still " + size);
        int bytes = size == PreviewSize.LARGE ? 500 : 100;
        return bytes > limit
                ? new PreviewOutcome.TooLarge()
                : new PreviewOutcome.Rendered(new byte[bytes], "image/jpeg");
    }

    @Override
    public Optional<QuotaUse> quota(Caller caller) {
        return Optional.of(new QuotaUse(1000, 43));
    }

    @Override
    public List<TitleMatch> titles(String typed, int most) {
        return "Big Buck Bunny".startsWith(typed) ? List.of(new TitleMatch(21, BUNNY)) : List.of();
    }
}
