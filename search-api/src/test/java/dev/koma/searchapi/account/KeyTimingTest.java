package dev.koma.searchapi.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the time that a refusal takes tells about a key. The store is the real one. */
class KeyTimingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SAMPLES = 10_000;
    private static final int WARM_UP = 3_000;
    /** Where chance leaves the figure: its standard deviation is 0.004 for so many samples. */
    private static final double CHANCE = 0.05;

    private final Random random = new Random(2);
    private final ApiKey issued = ApiKey.make(random);

    @TempDir
    Path data;

    private StateFile file;
    private Accounts accounts;

    @BeforeEach
    void issueKeys() throws IOException {
        file = StateFile.open(data);
        KeyStore store = KeyStores.in(file);
        issue(store, issued, 0);
        for (int i = 1; i < 200; i++) {
            issue(store, ApiKey.make(random), i);
        }
        accounts = new Accounts(store, Tiers.defaults(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void issue(KeyStore store, ApiKey key, int number) throws IOException {
        store.add(new IssuedKey("id" + number, key.hash(), number + "@example.org", "10", NOW, null));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void K2_tellsNothingByItsTimeAboutWhereAWrongKeyDiffers() throws IOException {
        String right = issued.reveal();
        String first = "x" + right.substring(1);
        String last = right.substring(0, right.length() - 1) + (right.endsWith("x") ? "y" : "x");
        double sooner = howOftenSooner(first, last);

        assertEquals(0.5, sooner, CHANCE, "a key that differs at its beginning is refused sooner");
    }

    /** The measure is worth something: it sees that what cannot be a key is not looked up. */
    @Test
    void K2_wouldNoticeALookupThatIsLeftOut() throws IOException {
        double sooner = howOftenSooner("no key", "x" + issued.reveal().substring(1));

        assertTrue(sooner > 0.5 + 2 * CHANCE, "noticed in " + sooner);
    }

    /** How probable it is that one refusal of {@code one} takes less time than one of {@code other}; 0.5 when they are alike. */
    private double howOftenSooner(String one, String other) throws IOException {
        long[] ones = new long[SAMPLES];
        long[] others = new long[SAMPLES];
        for (int i = -WARM_UP; i < SAMPLES; i++) {
            boolean oneFirst = random.nextBoolean();
            long before = nanos(oneFirst ? one : other);
            long after = nanos(oneFirst ? other : one);
            if (i >= 0) {
                ones[i] = oneFirst ? before : after;
                others[i] = oneFirst ? after : before;
            }
        }
        return shareOfPairs(ones, others);
    }

    private long nanos(String key) throws IOException {
        ApiKey sent = new ApiKey(key);
        long began = System.nanoTime();
        boolean opens = accounts.caller(sent).isPresent();
        long took = System.nanoTime() - began;
        assertTrue(!opens);
        return took;
    }

    /** Of all pairs, how many have the smaller value in {@code ones}; half of those that are equal (Mann and Whitney's U). */
    private static double shareOfPairs(long[] ones, long[] others) {
        Arrays.sort(ones);
        Arrays.sort(others);
        double pairs = 0;
        int below = 0;
        int upTo = 0;
        for (long other : others) {
            while (below < ones.length && ones[below] < other) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < ones.length && ones[upTo] == other) {
                upTo++;
            }
            pairs += below + (upTo - below) / 2.0;
        }
        return pairs / ones.length / others.length;
    }
}
