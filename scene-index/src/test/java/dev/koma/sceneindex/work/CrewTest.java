package dev.koma.sceneindex.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CrewTest {
    @Test
    void doesEachTaskOnce() {
        try (ExecutorService helpers = Executors.newFixedThreadPool(3)) {
            AtomicIntegerArray done = new AtomicIntegerArray(1000);
            Crew.of(helpers, 3).run(1000, done::incrementAndGet);
            IntStream.range(0, 1000).forEach(i -> assertEquals(1, done.get(i)));
        }
    }

    @Test
    void isHelped() {
        try (ExecutorService helpers = Executors.newFixedThreadPool(1)) {
            CyclicBarrier together = new CyclicBarrier(2);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            Crew.of(helpers, 1).run(2, Exception.class, i -> {
                together.await(10, TimeUnit.SECONDS);
                threads.add(Thread.currentThread());
            });
            assertEquals(2, threads.size());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void doesAllItselfWhenNobodyHelps() {
        List<Runnable> never = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        Crew.of(never::add, 2).run(10, done::add);
        assertEquals(10, done.size());
        // Who comes late finds nothing to do.
        never.forEach(Runnable::run);
        assertEquals(10, done.size());
    }

    @Test
    void helpersThatHaveNotComeKeepNothingOfTheComputation() {
        List<Runnable> later = new ArrayList<>();
        WeakReference<byte[]> data = compute(Crew.of(later::add, 2));
        for (int i = 0; i < 100 && data.get() != null; i++) {
            System.gc();
        }
        assertEquals(2, later.size());
        assertNull(data.get());
    }

    private static WeakReference<byte[]> compute(Crew crew) {
        byte[] data = new byte[3];
        crew.run(3, i -> data[i]++);
        return new WeakReference<>(data);
    }

    @Test
    void doesAllItselfWhenHelpIsRefused() {
        Set<Integer> done = new HashSet<>();
        Crew.of(
                        task -> {
                            throw new RejectedExecutionException();
                        },
                        2)
                .run(10, done::add);
        assertEquals(10, done.size());
    }

    @Test
    void throwsWhatATaskThrewAndLeavesOutTheRest() {
        IOException failure = new IOException("broken");
        Set<Integer> done = new HashSet<>();
        IOException thrown = assertThrows(
                IOException.class,
                () -> Crew.alone().run(10, IOException.class, i -> {
                    if (i == 3) {
                        throw failure;
                    }
                    done.add(i);
                }));
        assertSame(failure, thrown);
        assertEquals(Set.of(0, 1, 2), done);
    }

    @Test
    void keepsAnInterruptOfTheCaller() {
        Thread.currentThread().interrupt();
        Crew.alone().run(3, i -> {});
        assertTrue(Thread.interrupted());
    }
}
