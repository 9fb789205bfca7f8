package dev.koma.searchapi.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every key store does. */
abstract class KeyStoreContract {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    /** The store of this test, as one more process would open it. */
    abstract KeyStore open() throws Exception;

    static IssuedKey key(String id, String email, String tier) {
        return new IssuedKey(id, new ApiKey("secret of " + id).hash(), email, tier, NOW, null);
    }

    private static String hash(String id) {
        return key(id, "", "").hash();
    }

    @Test
    void findsAKeyByItsHashInEveryProcess() throws Exception {
        KeyStore keys = open();
        KeyStore server = open();
        assertEquals(Optional.empty(), server.find(hash("a")));
        IssuedKey key = key("a", "ann@example.org", "5");
        keys.add(key);

        assertEquals(Optional.of(key), server.find(hash("a")));
        assertEquals(Optional.empty(), server.find(hash("b")));
        assertEquals(Optional.empty(), server.find("' OR 1=1 --"));
    }

    @Test
    void listsTheOldestFirst() throws Exception {
        KeyStore keys = open();
        IssuedKey young = new IssuedKey("a", hash("a"), "ann@example.org", "5", NOW.plusSeconds(1), NOW.plusSeconds(9));
        IssuedKey old = key("b", "bob@example.org", "10");
        keys.add(young);
        keys.add(old);

        assertEquals(List.of(old, young), keys.list());
    }

    @Test
    void K4_remembersFromWhenOnAKeyIsRefused() throws Exception {
        KeyStore keys = open();
        keys.add(key("a", "ann@example.org", "5"));
        Instant overlap = NOW.plusSeconds(3600);

        assertTrue(keys.revoke("a", overlap));
        assertFalse(keys.revoke("b", overlap));

        IssuedKey revoked = open().find(hash("a")).orElseThrow();
        assertEquals(overlap, revoked.revoked());
        assertTrue(revoked.isValid(overlap.minusMillis(1)));
        assertFalse(revoked.isValid(overlap));
    }

    @Test
    void K19_givesAllKeysOfAnAccountItsTier() throws Exception {
        KeyStore keys = open();
        keys.add(key("a", "ann@example.org", "5"));
        keys.add(key("b", "ann@example.org", "5"));
        keys.add(key("c", "bob@example.org", "5"));

        assertTrue(keys.retier("ann@example.org", "100"));
        assertFalse(keys.retier("eve@example.org", "100"));

        assertEquals(
                List.of("100", "100", "5"),
                open().list().stream().map(IssuedKey::tier).toList());
        assertEquals("100", keys.find(hash("b")).orElseThrow().tier());
    }

    @Test
    void refusesAKeyThatIsThere() throws Exception {
        KeyStore keys = open();
        keys.add(key("a", "ann@example.org", "5"));

        assertThrows(IOException.class, () -> keys.add(key("a", "eve@example.org", "100")));
        assertEquals(1, keys.list().size());
        assertEquals("ann@example.org", keys.list().getFirst().email());
        assertFalse(keys.retier("eve@example.org", "5"));
    }
}
