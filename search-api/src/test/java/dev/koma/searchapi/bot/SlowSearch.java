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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A search that takes some milliseconds, finds one thing, and counts who searches how often at a time. */
final class SlowSearch implements SearchClient {
    private final long millis;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger overTheLimit = new AtomicInteger();

    SlowSearch(long millis) {
        this.millis = millis;
    }

    @Override
    public SearchOutcome search(Caller caller, Query query) {
        AtomicInteger mine = underWay.computeIfAbsent(caller.id(), id -> new AtomicInteger());
        if (mine.incrementAndGet() > caller.tier().concurrency()) {
            overTheLimit.incrementAndGet();
        }
        mostAtOnce.accumulateAndGet(all.incrementAndGet(), Math::max);
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        all.decrementAndGet();
        mine.decrementAndGet();
        return new SearchOutcome.Found(List.of(
                new Match(null, null, null, "f.mp4", null, 0, 1, 0, 1, 0.99, new PreviewLinks("v", "i"), List.of())));
    }

    /** Searches that began while their caller had as many under way as the tier allows. */
    int overTheLimit() {
        return overTheLimit.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) {
        return new PreviewOutcome.Missing();
    }

    @Override
    public PreviewOutcome still(Match match, PreviewSize size, long limit) {
        return new PreviewOutcome.Missing();
    }

    @Override
    public Optional<QuotaUse> quota(Caller caller) {
        return Optional.empty();
    }

    @Override
    public List<TitleMatch> titles(String typed, int most) {
        return List.of();
    }
}
