package dev.koma.searchapi.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Finds the account that a key opens. Keys that were seen before still open it while the store does not answer. */
final class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class);
    private static final int MOST_REMEMBERED = 100_000;

    private final KeyStore keys;
    private final Tiers tiers;
    private final Clock clock;
    private final Cache<String, IssuedKey> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Set<String> reportedTiers = ConcurrentHashMap.newKeySet();

    Accounts(KeyStore keys, Tiers tiers, Clock clock) {
        this.keys = keys;
        this.tiers = tiers;
        this.clock = clock;
    }

    /**
     * @return empty when the key was never issued, or is revoked
     * @throws IOException when that cannot be found out now
     */
    Optional<Caller> caller(ApiKey key) throws IOException {
        if (!key.isPlausible()) {
            return Optional.empty();
        }
        String hash = key.hash();
        return find(hash)
                .filter(issued -> isSame(hash, issued.hash()))
                .filter(issued -> issued.isValid(clock.instant()))
                .map(issued -> Caller.account(issued.email(), tier(issued)));
    }

    private Optional<IssuedKey> find(String hash) throws IOException {
        try {
            Optional<IssuedKey> found = keys.find(hash);
            found.ifPresentOrElse(key -> remembered.put(hash, key), () -> remembered.invalidate(hash));
            return found;
        } catch (IOException e) {
            IssuedKey known = remembered.getIfPresent(hash);
            if (known == null) {
                throw e;
            }
            return Optional.of(known);
        }
    }

    /** Takes the same time wherever they differ; what a lookup by hash may tell is a hash, from which no key follows. */
    private static boolean isSame(String hash, String stored) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    private Tier tier(IssuedKey key) {
        return tiers.named(key.tier()).orElseGet(() -> {
            if (reportedTiers.add(key.tier())) {
                LOG.warnf(
                        "There is no tier \"%s\" in koma.tiers (any more): its accounts get that of guests",
                        key.tier());
            }
            return tiers.free();
        });
    }
}
