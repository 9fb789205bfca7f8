package dev.koma.botcore.dispatch;

import static dev.koma.botcore.dispatch.DispatcherHarness.limits;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BrokenStoreTest {
    private final AtomicBoolean broken = new AtomicBoolean();
    private final MemoryJobStore working = new MemoryJobStore(Clock.systemUTC());
    private final JobStore store = new JobStore() {
        private void check() throws StoreException {
            if (broken.get()) {
                throw new StoreException("broken for the test", new IllegalStateException());
            }
        }

        @Override
        public boolean accept(Job job, Set<String> keys) throws StoreException {
            check();
            return working.accept(job, keys);
        }

        @Override
        public boolean knows(Set<String> keys) throws StoreException {
            check();
            return working.knows(keys);
        }

        @Override
        public boolean amend(String id, String payload, Set<String> keys) throws StoreException {
            check();
            return working.amend(id, payload, keys);
        }

        @Override
        public boolean answering(String id, boolean answering) throws StoreException {
            check();
            return working.answering(id, answering);
        }

        @Override
        public void finish(String id) throws StoreException {
            check();
            working.finish(id);
        }

        @Override
        public List<StoredJob> unfinished() throws StoreException {
            check();
            return working.unfinished();
        }

        @Override
        public List<StoredJob> takeOver() throws StoreException {
            check();
            return working.takeOver();
        }

        @Override
        public void forget(Instant seenBefore) throws StoreException {
            check();
        }

        @Override
        public void close() {}
    };

    @Test
    void whatCannotBeStoredIsNotAcceptedAndHoldsNothing() throws Exception {
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 0, 1), store, attempt -> new Outcome.Finished(), (a, w) -> new Outcome.Finished())) {
            broken.set(true);
            for (int i = 0; i < 10; i++) {
                assertThrows(StoreException.class, () -> harness.submit(harness.job("a")));
            }
            assertEquals(List.of(), harness.ahead, "nothing was acknowledged");
            assertEquals(0, harness.dispatcher.counts().unfinished());
            broken.set(false);
            assertInstanceOf(Submission.Accepted.class, harness.submit(harness.job("a")));
        }
    }

    @Test
    void nothingIsSentThatCouldNotBeNotedBefore() throws Exception {
        List<String> sent = new ArrayList<>();
        try (DispatcherHarness harness = new DispatcherHarness(
                limits(1, 3, 10),
                store,
                attempt -> {
                    attempt.answering();
                    sent.add(attempt.job().id());
                    return new Outcome.Finished();
                },
                (a, w) -> new Outcome.Finished())) {
            harness.dispatcher.submit(harness.job("a"), Set.of("k"), ahead -> broken.set(true));
            await().until(() -> harness.dispatcher.counts().storeFailures() > 1);
            assertTrue(sent.isEmpty());
            broken.set(false);
            await().until(() -> sent.size() == 1);
        }
    }
}
