package dev.koma.searchapi.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeStore store = new FakeStore();
    private final Accounts accounts = new Accounts(store, Tiers.defaults(), Clock.fixed(NOW, ZoneOffset.UTC));

    /** Only looks, and breaks when it is told to. */
    private static final class FakeStore implements KeyStore {
        final Map<String, IssuedKey> keys = new HashMap<>();
        boolean broken;
        int looks;

        @Override
        public Optional<IssuedKey> find(String hash) throws IOException {
            looks++;
            if (broken) {
                throw new IOException("away");
            }
            return Optional.ofNullable(keys.get(hash));
        }

        @Override
        public void add(IssuedKey key) {
            keys.put(key.hash(), key);
        }

        @Override
        public List<IssuedKey> list() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean revoke(String id, Instant from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean retier(String email, String tier) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private static ApiKey plausible() {
        return ApiKey.make(new Random(1));
    }

    private void issue(ApiKey key, String tier, Instant revoked) {
        store.add(new IssuedKey("a", key.hash(), "ann@example.org", tier, NOW, revoked));
    }

    @Test
    void opensTheAccountOfAKey() throws IOException {
        issue(plausible(), "10", null);

        Caller caller = accounts.caller(plausible()).orElseThrow();

        assertEquals(new Caller("ann@example.org", "account:ann@example.org", new Tier("10", 10_000, 1, 5)), caller);
        assertEquals(Optional.empty(), accounts.caller(ApiKey.make(new Random(2))));
    }

    @Test
    void K2_looksKeysUpByAHashThatIsStoredInTheirPlace() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", new ApiKey("abc").hash());
        assertEquals("***", plausible().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\u0000b", "é", "\t"})
    void K1_doesNotEvenLookForWhatCannotBeAKey(String sent) throws IOException {
        assertEquals(Optional.empty(), accounts.caller(new ApiKey(sent)));
        assertEquals(Optional.empty(), accounts.caller(new ApiKey("k".repeat(1_000_000))));
        assertEquals(0, store.looks);
    }

    @Test
    void K4_takesOldAndNewKeyWhileTheyOverlapAndOnlyTheNewOneThen() throws IOException {
        ApiKey old = plausible();
        ApiKey next = ApiKey.make(new Random(3));
        issue(next, "5", null);
        issue(old, "5", NOW.plusSeconds(1));
        assertEquals(accounts.caller(old), accounts.caller(next));

        issue(old, "5", NOW);
        assertEquals(Optional.empty(), accounts.caller(old));
        assertTrue(accounts.caller(next).isPresent());
    }

    @Test
    void K19_givesAnAccountWithATierThatIsGoneThatOfGuests() throws IOException {
        issue(plausible(), "platinum", null);

        assertEquals(
                Tiers.defaults().free(),
                accounts.caller(plausible()).orElseThrow().tier());
    }

    @Test
    void X14_stillKnowsTheKeysItHasSeenWhileTheStoreIsAway() throws IOException {
        issue(plausible(), "5", null);
        Optional<Caller> before = accounts.caller(plausible());
        store.broken = true;

        assertEquals(before, accounts.caller(plausible()));
        assertThrows(IOException.class, () -> accounts.caller(ApiKey.make(new Random(2))));
    }

    @Test
    void forgetsAKeyThatIsGone() throws IOException {
        issue(plausible(), "5", null);
        accounts.caller(plausible());
        store.keys.clear();
        assertEquals(Optional.empty(), accounts.caller(plausible()));
        store.broken = true;

        assertThrows(IOException.class, () -> accounts.caller(plausible()));
    }

    @Test
    void makesKeysThatDiffer() {
        Random random = new Random(4);
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ApiKey key = ApiKey.make(random);
            assertTrue(key.reveal().matches("koma_[A-Za-z0-9_-]{32}"), "a key of another form");
            made.add(key.reveal());
        }
        assertEquals(1000, made.size());
    }
}
