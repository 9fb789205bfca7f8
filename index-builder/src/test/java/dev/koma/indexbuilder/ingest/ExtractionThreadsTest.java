package dev.koma.indexbuilder.ingest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.word.VisualWords;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ExtractionThreadsTest {
    private static GreyPicture picture(int value) {
        return new GreyPicture(1, 1, new byte[] {(byte) value});
    }

    private static VisualWords words(int value) {
        return new VisualWords(new int[] {value}, new long[] {0}, new int[] {0});
    }

    @Test
    void eachPictureGetsItsOwnWordsWhateverTheOrderInWhichTheyAreFound() {
        AtomicInteger extractors = new AtomicInteger();
        try (ExtractionThreads threads = new ExtractionThreads(3, () -> {
            extractors.incrementAndGet();
            return frame -> words(frame.luma()[0]);
        })) {
            List<Supplier<VisualWords>> found = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                found.add(threads.begin(picture(i)));
            }
            for (int i = 99; i >= 0; i--) {
                assertEquals(i, found.get(i).get().words()[0]);
            }
            assertTrue(extractors.get() <= 3, extractors + " extractors for 3 threads");
        }
    }

    @Test
    void whoBringsPicturesFasterThanTheyAreLookedAtWaits() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger brought = new AtomicInteger();
        try (ExtractionThreads threads = new ExtractionThreads(2, () -> frame -> {
            waitFor(goOn);
            return VisualWords.NONE;
        })) {
            Thread decoder = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 50; i++) {
                    threads.begin(picture(i));
                    brought.incrementAndGet();
                }
            });
            await().atMost(20, TimeUnit.SECONDS).until(() -> decoder.getState() == Thread.State.WAITING);
            assertEquals(6, brought.get());
            goOn.countDown();
            decoder.join();
            assertEquals(50, brought.get());
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFailureIsTheirsWhoAsksAndHoldsNoPlace() {
        try (ExtractionThreads threads = new ExtractionThreads(1, () -> frame -> {
            if (frame.luma()[0] < 20) {
                throw new ArithmeticException("picture " + frame.luma()[0]);
            }
            return VisualWords.NONE;
        })) {
            List<Supplier<VisualWords>> found = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                found.add(threads.begin(picture(i)));
            }
            IllegalStateException failure = assertThrows(
                    IllegalStateException.class, () -> found.getFirst().get());
            assertEquals("picture 0", String.valueOf(failure.getCause().getMessage()));
            assertEquals(VisualWords.NONE, threads.begin(picture(20)).get());
        }
    }
}
