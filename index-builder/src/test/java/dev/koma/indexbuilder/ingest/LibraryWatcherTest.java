package dev.koma.indexbuilder.ingest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class LibraryWatcherTest {
    @TempDir
    Path temp;

    private final Clock clock = Clock.systemUTC();
    private final ScriptedFrames frames = new ScriptedFrames();
    private Path library;
    private SceneIndexWriter writer;
    private LibraryWatcher watcher;

    @BeforeEach
    void open() throws IOException {
        library = Files.createDirectory(temp.resolve("library"));
        writer = SceneIndexes.openWriter(temp.resolve("data/index"), clock);
        watcher = new LibraryWatcher(
                writer,
                new TestSettings(temp.resolve("data"), library, Duration.ofMillis(200)),
                TitleFile.none(),
                clock,
                () -> frame -> VisualWords.NONE,
                new Demand(),
                frames);
    }

    @AfterEach
    void close() throws IOException {
        watcher.close();
        writer.close();
    }

    private Path video(String name, String content) throws IOException {
        Path draft = Files.writeString(temp.resolve("draft"), content + " ".repeat(200));
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        return Files.move(draft, library.resolve(name));
    }

    private void awaitIndexed(int videos) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> watcher.status().indexed() == videos);
    }

    @Test
    void indexesWhatIsThereAndWhatComesAndForgetsWhatGoes() throws Exception {
        Path first = video("a.mkv", "a");
        assertEquals(0, watcher.status().videos());
        assertNull(watcher.status().lastScan());
        watcher.start();
        awaitIndexed(1);
        await().atMost(20, TimeUnit.SECONDS).until(() -> watcher.status().lastScan() != null);
        video("b.mkv", "b");
        awaitIndexed(2);
        Files.delete(first);
        awaitIndexed(1);
        assertEquals(1, writer.catalog().videos().size());
    }

    @Test
    void showsWhatIsInWorkAndWhatFailed() throws Exception {
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        frames.halfway = video -> {
            halfway.countDown();
            try {
                assertTrue(goOn.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
        Path broken = video("broken.mkv", "broken");
        video("a.mkv", "a");
        video("b.mkv", "b");
        watcher.start();
        assertTrue(halfway.await(20, TimeUnit.SECONDS));
        IndexingStatus status = watcher.status();
        assertEquals(3, status.videos());
        assertEquals(1, status.indexing());
        assertNotNull(status.current());
        assertNull(status.lastScan(), "the first pass has not ended");
        assertEquals(0, status.indexed());
        assertEquals(2, status.pending() + status.failed());
        goOn.countDown();
        awaitIndexed(2);
        await().atMost(20, TimeUnit.SECONDS).until(() -> watcher.status().failed() == 1);
        assertEquals(
                List.of(new IndexingFailure(broken, "there is no video in it")),
                watcher.status().failures());
        assertEquals(0, watcher.status().pending());
        assertNull(watcher.status().current());
    }

    @Test
    void survivesWhateverGoesWrong() throws Exception {
        AtomicInteger faults = new AtomicInteger();
        frames.halfway = video -> {
            if (faults.incrementAndGet() == 1) {
                throw new UnsatisfiedLinkError("no such library");
            }
        };
        video("a.mkv", "a");
        watcher.start();
        await().atMost(20, TimeUnit.SECONDS).until(() -> faults.get() >= 1);
        awaitIndexed(1);
        assertNull(watcher.status().lastError());
    }

    @Test
    void showsWhatStoppedItUntilItWorksAgain() throws Exception {
        frames.halfway = video -> {
            throw new UnsatisfiedLinkError("no such library");
        };
        video("a.mkv", "a");
        watcher.start();
        IndexingStatus status = await().atMost(20, TimeUnit.SECONDS)
                .until(watcher::status, now -> "no such library".equals(now.lastError()));
        assertEquals(1, status.pending());
        assertEquals(0, status.indexing());
    }

    @Test
    void stopsBetweenTwoFrames() throws Exception {
        CountDownLatch halfway = new CountDownLatch(1);
        frames.halfway = video -> {
            halfway.countDown();
            // Until the watcher is told to stop, which it must notice at the next frame.
            await().atMost(20, TimeUnit.SECONDS).until(() -> watcher.isStopped());
        };
        video("a.mkv", "a");
        watcher.start();
        assertTrue(halfway.await(20, TimeUnit.SECONDS));
        watcher.close();
        assertEquals(0, writer.catalog().videos().size());
        assertEquals(1, watcher.status().pending());
    }
}
