package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MemorySpentSearchesTest {
    private static final int THREADS = 16;

    /** As the first answers of Redis to a server that has just been started. */
    @Test
    void X20_countsOnceWhatManySayAtTheSameTime() throws Exception {
        for (int round = 0; round < 500; round++) {
            MemorySpentSearches spent = new MemorySpentSearches(10);
            CountDownLatch together = new CountDownLatch(THREADS);
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int i = 0; i < THREADS; i++) {
                    threads.execute(() -> {
                        together.countDown();
                        while (together.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        spent.atLeast("ann", 3, 3, 3, 1000);
                    });
                }
            }
            assertEquals(1000, spent.sum("ann", 3, 3));
        }
    }
}
