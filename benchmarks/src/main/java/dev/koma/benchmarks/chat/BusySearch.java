package dev.koma.benchmarks.chat;

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
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A search that costs always the same processor time, on a few workers, as the server's has; its clips cost nothing. */
final class BusySearch implements SearchClient, AutoCloseable {
    private static final int PACE_ROUNDS = 20_000_000;
    private static final byte[] CLIP = new byte[200_000];

    private final ExecutorService workers;
    private final long rounds;
    private final LongAdder ownNanos = new LongAdder();
    private volatile long sink;

    /** @param milliseconds of processor time of each search */
    BusySearch(int workers, double milliseconds, double roundsInMillisecond) {
        this.workers = Executors.newFixedThreadPool(workers);
        this.rounds = Math.round(milliseconds * roundsInMillisecond);
    }

    /** How much of the work this machine does in a millisecond of processor time. */
    static double roundsInMillisecond() {
        long sum = spin(PACE_ROUNDS); // until it is compiled
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        sum += spin(PACE_ROUNDS);
        long nanos = threads.getCurrentThreadCpuTime() - before;
        return PACE_ROUNDS / (nanos / 1e6) + (sum == 1 ? 1 : 0);
    }

    private static long spin(long rounds) {
        long state = 88172645463325252L;
        for (long i = 0; i < rounds; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        return state;
    }

    private void work() {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        sink = spin(rounds);
        ownNanos.add(threads.getCurrentThreadCpuTime() - before);
    }

    /** Processor time of all searches so far. */
    double ownMillis() {
        return ownNanos.sum() / 1e6;
    }

    @Override
    public SearchOutcome search(Caller caller, Query query) throws InterruptedException {
        try {
            workers.submit(this::work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return new SearchOutcome.Found(List.of(new Match(
                null, null, null, "film.mp4", null, 0, 1, 0, 1, 0.99, new PreviewLinks("v", "i"), List.of())));
    }

    @Override
    public PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) {
        return new PreviewOutcome.Rendered(CLIP, "video/mp4");
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

    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
    }
}
