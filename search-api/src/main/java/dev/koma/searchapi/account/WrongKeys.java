package dev.koma.searchapi.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.koma.searchapi.http.ClientAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Slows down those who guess keys: an address may send some wrong ones, then each further one makes it wait twice as long
 * before it may send a key again, right or wrong.
 */
final class WrongKeys {
    private static final int FREE_GUESSES = 10;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 100_000;

    private record Guesses(int wrong, long blockedUntil) {}

    private final LongSupplier nanos;
    private final Cache<ClientAddress, Guesses> guesses;

    /** @param nanos a monotonic clock */
    WrongKeys(LongSupplier nanos) {
        this.nanos = nanos;
        this.guesses = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterWrite(REMEMBERED)
                .ticker(nanos::getAsLong)
                .build();
    }

    /** How long the address must wait before it may send a key; zero when it need not. */
    Duration wait(ClientAddress address) {
        Guesses before = guesses.getIfPresent(address);
        long left = before == null ? 0 : before.blockedUntil() - nanos.getAsLong();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** The address sent a wrong key. */
    void add(ClientAddress address) {
        long now = nanos.getAsLong();
        guesses.asMap().merge(address, new Guesses(1, now), (before, one) -> {
            int wrong = before.wrong() + 1;
            int doublings = Math.min(MOST_DOUBLINGS, wrong - FREE_GUESSES);
            return new Guesses(
                    wrong,
                    doublings < 0
                            ? now
                            : now + Duration.ofSeconds(1L << doublings).toNanos());
        });
    }
}
