package dev.koma.indexbuilder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.store.IndexLockedException;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class LibraryIndexerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration STABLE = Duration.ofSeconds(5);

    @TempDir
    Path temp;

    private final ScriptedFrames frames = new ScriptedFrames();
    private final SettableClock clock = new SettableClock(NOW);
    private final Demand demand = new Demand();
    private Duration fullPasses = IndexingJob.ALL;
    private Path library;
    private SceneIndexWriter writer;
    private LibraryIndexer indexer;
    private Runnable duringPause = () -> {};

    @BeforeEach
    void open() throws IOException {
        library = Files.createDirectory(temp.resolve("library"));
        writer = SceneIndexes.openWriter(temp.resolve("data/index"), clock);
        indexer = newIndexer();
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
    }

    private LibraryIndexer newIndexer() {
        return new LibraryIndexer(
                writer,
                new TestSettings(temp.resolve("data"), library, STABLE),
                TitleFile.none(),
                clock,
                () -> frame -> VisualWords.NONE,
                demand,
                frames,
                duration -> {
                    clock.advance(duration);
                    duringPause.run();
                });
    }

    private Path video(String name, String content) throws IOException {
        Path file = library.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content + " ".repeat(200));
        return age(file, Duration.ofHours(1));
    }

    private static Path age(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private IndexReport run() throws IOException, InterruptedException {
        return run(false, false, () -> false);
    }

    private IndexReport run(boolean retry, boolean allowRemoval, BooleanSupplier stop)
            throws IOException, InterruptedException {
        return indexer.run(
                new IndexingJob(List.of(library), retry, allowRemoval, fullPasses, Duration.ofSeconds(30)),
                IndexingListener.NONE,
                stop);
    }

    private Map<String, VideoRecord> indexed() throws IOException {
        Map<String, VideoRecord> byName = new TreeMap<>();
        writer.catalog().videos().forEach(video -> byName.put(video.filename(), video));
        return byName;
    }

    private VideoRecord indexed(String name) throws IOException {
        return Objects.requireNonNull(indexed().get(name), name);
    }

    @Test
    void indexesNewestFirstAndOnlyOnce() throws Exception {
        age(video("Show/old.mkv", "a"), Duration.ofDays(2));
        age(video("Show/new.mkv", "b"), Duration.ofDays(1));
        IndexReport report = run();
        assertEquals(List.of("new.mkv", "old.mkv"), frames.read);
        assertEquals(2, report.indexed().size());
        assertTrue(report.complete());
        VideoRecord record = indexed("new.mkv");
        assertEquals(ScriptedFrames.FRAMES, record.frames());
        assertEquals("Show", record.title());
        assertEquals(List.of(ScriptedFrames.FRAMES / 2 * ScriptedFrames.FRAME_MICROS), record.shotStartsMicros());
        assertEquals(record.runs(), writer.catalog().runs() / 2);
        IndexReport again = run();
        assertEquals(2, frames.read.size());
        assertEquals(2, again.unchanged());
    }

    @Test
    void indexesAgainWhatChangedAndForgetsWhatIsGone() throws Exception {
        video("Show/a.mkv", "a");
        Path b = video("Show/b.mkv", "b");
        run();
        video("Show/a.mkv", "longer than before");
        Files.delete(b);
        IndexReport report = run();
        assertEquals(1, report.indexed().size());
        assertEquals(1, report.removed());
        assertEquals(List.of("a.mkv"), List.copyOf(indexed().keySet()));
        assertEquals(Files.size(library.resolve("Show/a.mkv")), indexed("a.mkv").size());
    }

    @Test
    void movesARenamedVideoWithoutDecodingIt() throws Exception {
        Path old = video("Show/a.mkv", "a");
        run();
        long runs = writer.catalog().runs();
        Path renamed = Files.createDirectories(library.resolve("21")).resolve("b.mkv");
        Files.move(old, renamed);
        IndexReport report = run();
        assertEquals(1, report.moved());
        assertEquals(0, report.removed());
        assertEquals(1, frames.read.size());
        VideoRecord record = indexed("b.mkv");
        assertEquals(renamed, record.path());
        assertEquals(VideoFile.idOf(renamed), record.id());
        assertEquals(21, record.anilist());
        assertEquals(1, indexed().size());
        assertEquals(runs, writer.catalog().runs());
    }

    @Test
    void takesANewTitleOverWithoutDecoding() throws Exception {
        Path file = video("Show/a.mkv", "a");
        run();
        Path titles = Files.writeString(temp.resolve("t.csv"), "folder,anilist,english\nShow,21,One Piece\n");
        LibraryIndexer titled = new LibraryIndexer(
                writer,
                new TestSettings(temp.resolve("data"), library, STABLE),
                TitleFile.read(titles),
                clock,
                () -> frame -> VisualWords.NONE,
                demand,
                frames,
                clock::advance);
        titled.run(
                new IndexingJob(List.of(library), false, false, IndexingJob.ALL, Duration.ZERO),
                IndexingListener.NONE,
                () -> false);
        assertEquals(1, frames.read.size());
        assertEquals("One Piece", indexed("a.mkv").title());
        assertEquals(21, indexed("a.mkv").anilist());
        assertEquals(file, indexed("a.mkv").path());
        assertEquals(indexed("a.mkv").runs(), writer.catalog().runs());
    }

    @Test
    void I3_waitsUntilAGrowingFileHasBeenStable() throws Exception {
        Path file = video("Show/download.mkv", "a");
        age(file, Duration.ZERO);
        List<Integer> growth = new ArrayList<>();
        duringPause = () -> {
            if (growth.size() < 12) {
                growth.add(grow(file));
            }
        };
        IndexReport report = run();
        assertEquals(12, growth.size());
        assertEquals(1, frames.read.size());
        assertEquals(1, report.indexed().size());
        assertEquals(Files.size(file), report.indexed().getFirst().size());
        assertTrue(!clock.instant().isBefore(NOW.plus(STABLE)), "it rested before it was read");
    }

    private int grow(Path file) {
        try {
            Files.writeString(file, "more", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return (int) Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void I3_leavesAFileThatNeverRestsForTheNextTime() throws Exception {
        Path file = video("Show/endless.mkv", "a");
        age(file, Duration.ZERO);
        duringPause = () -> grow(file);
        IndexReport report = run();
        assertEquals(List.of(file), report.unfinished());
        assertFalse(report.complete());
        assertEquals(List.of(), frames.read);
    }

    @Test
    void I3_throwsAwayWhatChangedWhileItWasReadAndReadsItAgain() throws Exception {
        Path file = video("Show/a.mkv", "a");
        List<String> times = new ArrayList<>();
        frames.halfway = video -> {
            if (times.isEmpty()) {
                times.add("changed");
                grow(video);
            }
        };
        IndexReport report = run();
        assertEquals(2, frames.read.size());
        assertEquals(1, report.indexed().size());
        assertEquals(Files.size(file), indexed("a.mkv").size());
    }

    @Test
    void I4_keepsNothingOfAFileThatIsDeletedMidway() throws Exception {
        video("Show/a.mkv", "a");
        frames.halfway = Files::delete;
        IndexReport report = run();
        assertEquals(Map.of(), indexed());
        assertEquals(0, writer.catalog().runs());
        assertEquals(List.of(), report.indexed());
        assertEquals(List.of(), report.failures());
    }

    @Test
    void I4_keepsTheOldEntryWholeUntilTheReplacedFileIsDone() throws Exception {
        Path file = video("Show/a.mkv", "first");
        run();
        VideoRecord before = indexed("a.mkv");
        video("Show/a.mkv", "second, and longer");
        frames.halfway = video -> {
            assertEquals(before, indexed("a.mkv"), "the old entry stands while the new file is read");
            if (frames.read.size() == 2) {
                // The same size and time, but another file: only the file system's own name of it tells.
                Path other = Files.copy(video, temp.resolve("other"), StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(other, video, StandardCopyOption.ATOMIC_MOVE);
            }
        };
        IndexReport report = run();
        assertEquals(3, frames.read.size(), "read once too often, because it was replaced");
        assertEquals(1, report.indexed().size());
        assertEquals(1, indexed().size());
        assertEquals(Files.size(file), indexed("a.mkv").size());
        assertEquals(indexed("a.mkv").runs(), writer.catalog().runs());
    }

    @Test
    void I4_movesNothingWhenARenamedFileIsReplacedBySomethingElse() throws Exception {
        Path old = video("Show/a.mkv", "first");
        run();
        Files.delete(old);
        video("Show/b.mkv", "other");
        IndexReport report = run(false, true, () -> false);
        assertEquals(0, report.moved());
        assertEquals(1, report.removed());
        assertEquals(List.of("b.mkv"), List.copyOf(indexed().keySet()));
    }

    @Test
    void I8_indexesEqualFilesBothAndSaysSo() throws Exception {
        Path first = video("a/same.mkv", "x");
        Path twin =
                Files.createLink(Files.createDirectories(library.resolve("b")).resolve("same.mkv"), first);
        IndexReport report = run();
        assertEquals(2, writer.catalog().videos().size());
        assertEquals(1, report.duplicates().size());
        assertEquals(new IndexReport.Duplicate(twin, first), report.duplicates().getFirst());
        run();
        assertEquals(2, frames.read.size(), "their names in the index do not change");
    }

    @Test
    void remembersABrokenFileUntilItChangesOrIsAskedFor() throws Exception {
        Path file = video("Show/a.mkv", "broken");
        IndexReport report = run();
        assertEquals(List.of(new IndexingFailure(file, "there is no video in it")), report.failures());
        assertFalse(report.complete());
        indexer = newIndexer();
        assertEquals(1, run().failures().size());
        assertEquals(1, frames.read.size(), "not tried again, not even by the next process");
        assertEquals(1, run(true, false, () -> false).failures().size());
        assertEquals(2, frames.read.size());
        video("Show/a.mkv", "repaired");
        assertTrue(run().complete());
        assertEquals(List.of("a.mkv"), List.copyOf(indexed().keySet()));
    }

    @Test
    void dropsTheEntryOfAFileThatBecameUnreadable() throws Exception {
        video("Show/a.mkv", "good");
        run();
        video("Show/a.mkv", "broken now");
        run();
        assertEquals(Map.of(), indexed());
    }

    @Test
    void X38_keepsEverythingWhenTheLibraryIsUnmounted() throws Exception {
        Path first = video("Show/a.mkv", "a");
        run();
        Files.move(library, temp.resolve("unmounted"));
        IndexReport missing = run();
        assertEquals(1, indexed().size());
        assertTrue(
                missing.warnings().getFirst().contains("is missing"),
                missing.warnings().toString());
        Files.createDirectory(library);
        IndexReport empty = run();
        assertEquals(1, indexed().size());
        assertTrue(
                empty.warnings().getFirst().contains("holds no video any more"),
                empty.warnings().toString());
        assertTrue(
                empty.warnings().getFirst().contains("--allow-removal"),
                empty.warnings().toString());
        assertEquals(1, run(false, true, () -> false).removed());
        assertEquals(Map.of(), indexed());
        assertFalse(Files.exists(first));
    }

    @Test
    void stopsBetweenFramesAndGoesOnLater() throws Exception {
        age(video("Show/a.mkv", "a"), Duration.ofDays(1));
        age(video("Show/b.mkv", "b"), Duration.ofDays(2));
        boolean[] stop = {false};
        frames.halfway = video -> stop[0] = frames.read.size() == 2;
        IndexReport report = run(false, false, () -> stop[0]);
        assertTrue(report.stopped());
        assertEquals(List.of("a.mkv"), List.copyOf(indexed().keySet()));
        assertEquals(List.of(library.resolve("Show/b.mkv")), report.unfinished());
        stop[0] = false;
        frames.halfway = video -> {};
        assertEquals(1, run().indexed().size());
        assertEquals(2, indexed().size());
    }

    @Test
    void I11_refusesASecondWriter() {
        IndexLockedException refused = assertThrows(
                IndexLockedException.class, () -> SceneIndexes.openWriter(temp.resolve("data/index"), clock));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("locked by pid " + ProcessHandle.current().pid()),
                refused.toString());
    }

    @Test
    void startsAnewWhenTheMemoryOfFailuresIsDamaged() throws Exception {
        video("Show/a.mkv", "broken");
        run();
        Files.writeString(temp.resolve("data/failures.json"), "{\"a");
        indexer = newIndexer();
        assertEquals(1, run().failures().size());
        assertEquals(2, frames.read.size());
    }
}
