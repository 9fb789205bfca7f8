package dev.koma.searchapi.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.koma.searchapi.http.ClientAddress;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts in memory, for this process, by a clock that nobody sets. An address that has not been heard of for a window is
 * forgotten; when there are too many addresses, some that have been heard of least are forgotten sooner, and begin anew.
 */
public final class LocalRates implements RequestRates {
    private static final Duration WINDOW = Duration.ofSeconds(WINDOW_SECONDS);
    /** About 40 MB of buckets. */
    private static final int MOST_BUCKETS = 200_000;

    private record Key(ClientAddress address, Surface surface) {}

    private final RequestLimits limits;
    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets;

    LocalRates(RequestLimits limits, LongSupplier nanoTime, long mostBuckets) {
        this.limits = limits;
        this.time = new Monotonic(nanoTime);
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(WINDOW)
                .maximumSize(mostBuckets)
                .ticker((Ticker) nanoTime::getAsLong)
                // In a flood of new addresses, waking another thread for each costs more than what that thread does.
                .executor(Runnable::run)
                // Otherwise those of a busy minute would stay until somebody comes again.
                .scheduler(Scheduler.systemScheduler())
                .build();
    }

    /** Of this machine's time. */
    public static LocalRates of(RequestLimits limits) {
        return new LocalRates(limits, System::nanoTime, MOST_BUCKETS);
    }

    @Override
    public void take(ClientAddress address, Surface surface, Consumer<Rate> answer) {
        Bucket bucket = buckets.get(new Key(address, surface), this::bucket);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        answer.accept(new Rate(
                probe.isConsumed(),
                limits.perMinute(surface),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset())));
    }

    @Override
    public void look(ClientAddress address, Surface surface, Consumer<Rate> answer) {
        long limit = limits.perMinute(surface);
        Bucket bucket = buckets.getIfPresent(new Key(address, surface));
        if (bucket == null) {
            answer.accept(new Rate(true, limit, limit, WINDOW));
            return;
        }
        long remaining = bucket.getAvailableTokens();
        long nanos = bucket.estimateAbilityToConsume(limit).getNanosToWaitForRefill();
        answer.accept(new Rate(remaining > 0, limit, remaining, nanos == 0 ? WINDOW : Duration.ofNanos(nanos)));
    }

    /** All at once at the end of a window: {@code remaining} and {@code reset} are then exact, as clients expect them. */
    private Bucket bucket(Key key) {
        long limit = limits.perMinute(key.surface());
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    /** How many addresses are remembered, once by surface. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private record Monotonic(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
