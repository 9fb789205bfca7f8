package dev.koma.searchapi.preview;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderQueueTest {
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger renderings = new AtomicInteger();

    @TempDir
    Path directory;

    private RenderQueue queue;

    @BeforeEach
    void open() throws Exception {
        queue = queue(2, 4, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        queue.close();
        clients.shutdownNow();
        assertEquals(0, queue.size());
    }

    @Test
    void M16_rendersOnceForAHundredRequestsAtTheSameTime() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        List<Future<PreviewFile>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(clients.submit(() -> queue.get(key(1), rendering(goOn))));
        }
        await().until(() -> renderings.get() == 1);
        goOn.countDown();
        for (Future<PreviewFile> answer : answers) {
            assertEquals(8, answer.get().bytes());
        }
        assertEquals(1, renderings.get());
        assertEquals(0, queue.size());
    }

    @Test
    void M17_refusesWhatDoesNotFitAndIsEmptyAfterwards() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        List<Future<PreviewFile>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            PreviewKey key = key(i);
            answers.add(clients.submit(() -> queue.get(key, rendering(goOn))));
        }
        await().until(() -> answers.stream().filter(Future::isDone).count() == 94);
        assertEquals(6, queue.size(), "two run, four wait");
        goOn.countDown();
        int busy = 0;
        for (Future<PreviewFile> answer : answers) {
            try {
                assertEquals(8, answer.get().bytes());
            } catch (ExecutionException e) {
                assertTrue(e.getCause() instanceof RenderQueue.BusyException, e.toString());
                busy++;
            }
        }
        assertEquals(94, busy);
        assertEquals(6, renderings.get());
        assertEquals(0, queue.size());
    }

    @Test
    void M17_isEmptyAfterEveryKindOfFailure() throws Exception {
        assertThrows(
                MediaException.class,
                () -> queue.get(key(1), target -> {
                    throw new MediaException("broken");
                }));
        assertThrows(
                IllegalStateException.class,
                () -> queue.get(key(1), target -> {
                    throw new IllegalArgumentException("a bug");
                }));
        assertThrows(
                IllegalStateException.class,
                () -> queue.get(key(1), target -> {
                    throw new StackOverflowError();
                }));
        assertEquals(0, queue.size());
        assertEquals(8, queue.get(key(1), rendering(new CountDownLatch(0))).bytes(), "works again");
    }

    @Test
    void keepsRenderingWhenThoseWhoAskedAreTiredOfWaiting() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (RenderQueue hasty = queue(1, 1, Duration.ofMillis(50))) {
            assertThrows(RenderQueue.BusyException.class, () -> hasty.get(key(1), rendering(goOn)));
            assertEquals(1, hasty.size());
            goOn.countDown();
            await().until(() -> hasty.size() == 0);
            assertEquals(8, hasty.get(key(1), rendering(goOn)).bytes());
            assertEquals(1, renderings.get());
        }
    }

    @Test
    void M13_peekingNeverRendersButWaitsForWhatIsBeingRendered() throws Exception {
        assertTrue(queue.peek(key(1)).isEmpty());
        assertEquals(0, queue.size());

        CountDownLatch goOn = new CountDownLatch(1);
        Future<PreviewFile> rendering = clients.submit(() -> queue.get(key(1), rendering(goOn)));
        await().until(() -> renderings.get() == 1);
        Future<Long> peeking =
                clients.submit(() -> queue.peek(key(1)).orElseThrow().bytes());
        goOn.countDown();
        assertEquals(8, peeking.get());
        assertEquals(8, rendering.get().bytes());
        assertEquals(8, queue.peek(key(1)).orElseThrow().bytes());
        assertEquals(1, renderings.get());
    }

    private RenderQueue queue(int parallel, int waiting, Duration patience) throws Exception {
        PreviewCache cache = PreviewCache.open(directory, 1_000_000, new SetClock("2026-01-01T00:00:00Z"));
        return new RenderQueue(cache, "test-render", parallel, waiting, patience);
    }

    private PreviewCache.Rendering rendering(CountDownLatch goOn) {
        return target -> {
            renderings.incrementAndGet();
            goOn.await();
            Files.write(target, new byte[8]);
        };
    }

    private static PreviewKey key(int number) {
        return new PreviewKey("%032x".formatted(number), "mp4");
    }
}
