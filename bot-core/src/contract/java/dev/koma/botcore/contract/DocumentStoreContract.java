package dev.koma.botcore.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentStore} must do. */
public abstract class DocumentStoreContract {
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private DocumentStore store;

    /** The store, empty the first time in a test, and after that as the one before has left it. */
    protected abstract DocumentStore open(Clock clock) throws Exception;

    /** Whether what is stored is still there when the store is opened again. */
    protected abstract boolean isDurable();

    private final class MovableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws Exception {
        store = open(new MovableClock());
    }

    @AfterEach
    void stop() throws StoreException {
        store.close();
    }

    @Test
    void findsWhatWasPut() throws Exception {
        store.put("language", "telegram:1", "日本語 😀", null);
        assertEquals(Optional.of("日本語 😀"), store.find("language", "telegram:1"));
        assertEquals(Optional.empty(), store.find("language", "telegram:2"));
        assertEquals(Optional.empty(), store.find("tier", "telegram:1"));
    }

    @Test
    void keepsTheLastOne() throws Exception {
        store.put("language", "a", "one", now.plusSeconds(1));
        store.put("language", "a", "two", null);
        now = now.plus(Duration.ofDays(1000));
        store.sweep();
        assertEquals(Optional.of("two"), store.find("language", "a"));
    }

    @Test
    void removes() throws Exception {
        store.put("language", "a", "one", null);
        store.remove("language", "a");
        store.remove("language", "a");
        assertEquals(Optional.empty(), store.find("language", "a"));
    }

    @Test
    void doesNotFindWhatHasExpired() throws Exception {
        store.put("session", "a", "one", now.plusSeconds(10));
        now = now.plusSeconds(9);
        assertEquals(Optional.of("one"), store.find("session", "a"));
        now = now.plusSeconds(1);
        assertEquals(Optional.empty(), store.find("session", "a"));
        store.sweep();
        now = now.minusSeconds(5);
        assertEquals(Optional.empty(), store.find("session", "a"), "forgotten");
    }

    @Test
    void isThereAfterTheNextStart() throws Exception {
        store.put("session", "a", "one", now.plusSeconds(10));
        store.close();
        store = open(new MovableClock());
        assertEquals(isDurable() ? Optional.of("one") : Optional.empty(), store.find("session", "a"));
    }
}
