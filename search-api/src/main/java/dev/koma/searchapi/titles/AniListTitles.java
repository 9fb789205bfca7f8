package dev.koma.searchapi.titles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * Titles from AniList, remembered. A search waits for a bounded time only; a slow answer still arrives behind its back and is
 * there for the next search. AniList is asked again once after a failure, is left alone for a while after many, and for as long
 * as it says when it says so.
 */
final class AniListTitles implements Titles, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AniListTitles.class);
    private static final TypeLiteral<List<TitleInfo>> LIST = new TypeLiteral<>() {};
    private static final int MOST_REMEMBERED = 20_000;
    private static final int REQUESTS_AT_ONCE = 4;

    private final AniListClient client;
    private final AniListPatience patience;
    private final Clock clock;
    private final Cache<Integer, Optional<TitleInfo>> remembered;
    private final Guard guard;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore requests = new Semaphore(REQUESTS_AT_ONCE);
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

    AniListTitles(AniListClient client, AniListPatience patience, Clock clock) {
        this.client = client;
        this.patience = patience;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.writing((Integer id, Optional<TitleInfo> title) -> lifeOf(title)))
                .build();
        this.guard = guard(patience);
    }

    private static Guard guard(AniListPatience patience) {
        return Guard.create()
                .withDescription("anilist")
                .withRetry()
                .maxRetries(1)
                .delay(patience.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(patience.retryDelay().toMillis() / 2, ChronoUnit.MILLIS)
                .abortOn(List.of(TooManyRequestsException.class, InterruptedException.class))
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(patience.failures())
                .failureRatio(0.5)
                .delay(patience.openFor().toMillis(), ChronoUnit.MILLIS)
                .skipOn(TooManyRequestsException.class)
                .done()
                .withTimeout()
                .duration(patience.attempt().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    private Duration lifeOf(Optional<TitleInfo> title) {
        return title.isPresent() ? patience.known() : patience.unknown();
    }

    @Override
    public Map<Integer, TitleInfo> lookUp(Set<Integer> anilistIds) {
        Set<Integer> missing = new HashSet<>(anilistIds);
        missing.removeAll(remembered.getAllPresent(anilistIds).keySet());
        if (!missing.isEmpty()) {
            fetchWithin(missing, patience.search());
        }
        Map<Integer, TitleInfo> titles = new HashMap<>();
        remembered.getAllPresent(anilistIds).forEach((id, title) -> title.ifPresent(known -> titles.put(id, known)));
        return titles;
    }

    /** Waits until the titles are remembered or time is up. */
    private void fetchWithin(Set<Integer> ids, Duration time) {
        if (clock.instant().isBefore(quietUntil.get()) || !requests.tryAcquire()) {
            return;
        }
        Future<?> fetch = threads.submit(() -> {
            try {
                fetch(ids);
            } finally {
                requests.release();
            }
        });
        try {
            fetch.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.debugf("AniList is slow; %d titles stay numbers for now", ids.size());
        } catch (ExecutionException e) {
            LOG.warn("Reading titles failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(Set<Integer> ids) {
        try {
            Set<Integer> asked =
                    new HashSet<>(ids.stream().limit(AniListClient.MOST_IDS).toList());
            List<TitleInfo> found = guard.call(() -> client.ask(asked), LIST);
            asked.forEach(id -> remembered.put(id, Optional.empty()));
            found.forEach(title -> remembered.put(title.id(), Optional.of(title)));
        } catch (TooManyRequestsException e) {
            quietUntil.set(e.retryAt());
            LOG.warnf("%s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CircuitBreakerOpenException e) {
            LOG.debug("AniList is left alone for a while");
        } catch (IOException | FaultToleranceException e) {
            LOG.warnf("AniList does not answer as it should: %s", e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException("unexpected while asking AniList", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
