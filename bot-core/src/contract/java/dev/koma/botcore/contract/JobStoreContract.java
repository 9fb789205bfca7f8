package dev.koma.botcore.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.dispatch.Job;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.store.StoreException;
import dev.koma.botcore.dispatch.StoredJob;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} must do. */
public abstract class JobStoreContract {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123Z");

    private JobStore store;

    /** The store, empty the first time in a test, and after that as the one before has left it. */
    protected abstract JobStore open() throws Exception;

    /** Whether what is stored is still there when the store is opened again. */
    protected abstract boolean isDurable();

    @BeforeEach
    void start() throws Exception {
        store = open();
    }

    @AfterEach
    void stop() throws StoreException {
        store.close();
    }

    private static Job job(String id) {
        return new Job(
                id,
                "telegram:1",
                "telegram/7",
                2,
                5,
                NOW,
                NOW.plusSeconds(1),
                NOW.plusSeconds(600),
                "{\"what\":\"検索 😀 " + id + "\"}");
    }

    private List<String> ids() throws StoreException {
        return store.unfinished().stream().map(stored -> stored.job().id()).toList();
    }

    @Test
    void givesBackWhatWasAccepted() throws Exception {
        assertTrue(store.accept(job("a"), Set.of("u1")));
        assertEquals(List.of(new StoredJob(job("a"), false)), store.unfinished());
    }

    @Test
    void keepsTheOrderOfAcceptance() throws Exception {
        List<String> names = List.of("m", "b", "z", "a", "k", "0");
        for (String name : names) {
            store.accept(job(name), Set.of("u" + name));
        }
        assertEquals(names, ids());
    }

    @Test
    void C13_acceptsAnEventOnce() throws Exception {
        assertTrue(store.accept(job("a"), Set.of("u1", "m1")));
        assertFalse(store.accept(job("b"), Set.of("u1")));
        assertFalse(store.accept(job("c"), Set.of("u2", "m1")));
        assertEquals(List.of("a"), ids());
        assertTrue(store.accept(job("d"), Set.of("u2")), "nothing of a refused job is remembered");
    }

    @Test
    void C13_knowsAnEventAfterItsJobIsFinished() throws Exception {
        store.accept(job("a"), Set.of("u1"));
        store.finish("a");
        assertEquals(List.of(), ids());
        assertTrue(store.knows(Set.of("u0", "u1")));
        assertFalse(store.knows(Set.of("u0")));
        assertFalse(store.knows(Set.of()));
        assertFalse(store.accept(job("b"), Set.of("u1")));
    }

    @Test
    void oneOfManyWhoHandInTheSameEventSucceeds() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> accepted = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> {
                        go.await();
                        return store.accept(job("j" + i), Set.of("same"));
                    }))
                    .toList();
            go.countDown();
            int successes = 0;
            for (Future<Boolean> one : accepted) {
                successes += one.get() ? 1 : 0;
            }
            assertEquals(1, successes);
        }
        assertEquals(1, ids().size());
    }

    @Test
    void forgetsOldKeys() throws Exception {
        store.accept(job("a"), Set.of("u1"));
        store.finish("a");
        store.forget(Instant.now().minusSeconds(3600));
        assertFalse(store.accept(job("b"), Set.of("u1")));
        store.forget(Instant.now().plusSeconds(3600));
        assertTrue(store.accept(job("b"), Set.of("u1")));
    }

    @Test
    void changesAPayloadOnceForAnEvent() throws Exception {
        store.accept(job("a"), Set.of("u1"));
        assertTrue(store.amend("a", "more", Set.of("u2")));
        assertFalse(store.amend("a", "again", Set.of("u2")));
        assertFalse(store.amend("unknown", "more", Set.of("u3")));
        assertEquals("more", store.unfinished().getFirst().job().payload());
        assertFalse(store.accept(job("b"), Set.of("u2")));
        assertTrue(store.accept(job("c"), Set.of("u3")));
    }

    @Test
    void remembersThatAnAnswerIsAboutToBeSent() throws Exception {
        store.accept(job("a"), Set.of("u1"));
        assertTrue(store.answering("a", true));
        assertTrue(store.unfinished().getFirst().answering());
        store.answering("a", false);
        assertFalse(store.unfinished().getFirst().answering());
        assertFalse(store.answering("unknown", true));
        store.finish("unknown");
    }

    @Test
    void whatItHasAcceptedItselfIsNotTakenOver() throws Exception {
        store.takeOver();
        store.accept(job("a"), Set.of("u1"));
        assertEquals(List.of(), store.takeOver());
    }

    @Test
    void X26_isThereAfterTheNextStart() throws Exception {
        store.accept(job("b"), Set.of("u1"));
        store.accept(job("a"), Set.of("u2"));
        store.answering("a", true);
        store.close();
        store = open();
        List<StoredJob> expected = List.of(new StoredJob(job("b"), false), new StoredJob(job("a"), true));
        assertEquals(isDurable() ? expected : List.of(), store.takeOver());
        assertEquals(List.of(), store.takeOver(), "that is known now");
        assertEquals(isDurable() ? expected : List.of(), store.unfinished());
        assertEquals(!isDurable(), store.accept(job("c"), Set.of("u1")));
    }
}
