package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.contract.JobStoreContract;
import dev.koma.botcore.dispatch.Job;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.dispatch.StoredJob;
import dev.koma.botcore.store.StoreException;
import dev.koma.searchapi.store.RedisPatience;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisJobStoreTest extends JobStoreContract {
    private static final Duration LEASE = Duration.ofMillis(500);

    private static SharedRedis redis;

    private final String prefix = SharedRedis.newPrefix();

    @BeforeAll
    static void startRedis() throws IOException {
        redis = new SharedRedis();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    protected JobStore open() {
        return new RedisJobStore(redis.link(), prefix, Clock.systemUTC(), LEASE);
    }

    @Override
    protected boolean isDurable() {
        return true;
    }

    private static Job job(String id) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        return new Job(id, "lane", "place", 1, 0, now, now, now.plusSeconds(60), "what is to be done");
    }

    private static List<String> ids(List<StoredJob> jobs) {
        return jobs.stream().map(stored -> stored.job().id()).toList();
    }

    @Test
    void C13_C25_anEventThatTwoServersHearIsTakenByOne() throws Exception {
        JobStore one = open();
        JobStore other = open();
        assertTrue(one.accept(job("a"), Set.of("u1")));
        assertFalse(other.accept(job("b"), Set.of("u1")));
        assertTrue(other.knows(Set.of("u1")));
        assertEquals(List.of("a"), ids(one.unfinished()));
        assertEquals(List.of(), other.unfinished());
    }

    @Test
    void nobodyTakesWhatBelongsToAServerThatLives() throws Exception {
        JobStore one = open();
        JobStore other = open();
        one.takeOver();
        one.accept(job("a"), Set.of("u1"));
        Instant end = Instant.now().plus(LEASE.multipliedBy(3));
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            assertEquals(List.of(), one.takeOver());
            assertEquals(List.of(), other.takeOver());
            return Instant.now().isAfter(end);
        });
    }

    @Test
    void X26_whatADeadServerHadIsTakenOverOnceAndItCannotAnswerItAnyMore() throws Exception {
        JobStore dead = open();
        dead.takeOver();
        dead.accept(job("b"), Set.of("u1"));
        dead.accept(job("a"), Set.of("u2"));
        assertTrue(dead.answering("a", true));
        JobStore one = open();
        JobStore other = open();
        one.takeOver();
        other.takeOver();
        List<StoredJob> taken = new java.util.ArrayList<>();
        await().until(() -> {
            taken.addAll(one.takeOver());
            taken.addAll(other.takeOver());
            return !taken.isEmpty();
        });
        assertEquals(List.of("b", "a"), ids(taken));
        assertEquals(
                List.of(false, true), taken.stream().map(StoredJob::answering).toList());
        assertFalse(dead.answering("b", true), "it was not dead after all, but too late");
        dead.finish("a");
        assertFalse(dead.amend("a", "else", Set.of("u3")));
        assertEquals(List.of(), dead.takeOver());
        JobStore owner = one.unfinished().isEmpty() ? other : one;
        assertEquals(List.of("b", "a"), ids(owner.unfinished()));
        assertTrue(owner.answering("b", true));
    }

    @Test
    void whatAServerLeavesBehindIsTakenOverAtOnce() throws Exception {
        JobStore one = open();
        one.takeOver();
        one.accept(job("a"), Set.of("u1"));
        one.close();
        assertEquals(List.of("a"), ids(open().takeOver()));
    }

    @Test
    void aRequestWhoseAcceptanceRedisTellsTooLateIsFoundAndItsEventKnown() throws Exception {
        RedisPatience soon = new RedisPatience(Duration.ofMillis(100), 1000, Duration.ofMillis(10));
        JobStore store = new RedisJobStore(redis.link(redis.process().url(), soon), prefix, Clock.systemUTC(), LEASE);
        store.takeOver();
        store.accept(job("before"), Set.of("u0"));
        redis.process().pause();
        try {
            assertThrows(StoreException.class, () -> store.accept(job("a"), Set.of("u1")));
        } finally {
            redis.process().resume();
        }
        await().ignoreExceptions().until(() -> store.knows(Set.of("u1")));
        assertEquals(List.of("a"), ids(store.takeOver()));
        assertEquals(List.of(), store.takeOver());
        assertFalse(store.accept(job("b"), Set.of("u1")), "the same event once more");
        assertEquals(List.of("before", "a"), ids(store.unfinished()));
    }
}
