package dev.koma.indexbuilder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.ingest.VideoState.State;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class ProgressiveIndexingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path temp;

    private final ScriptedFrames frames = new ScriptedFrames();
    private final SettableClock clock = new SettableClock(NOW);
    private final Demand demand = new Demand();
    private final StatusTally tally = new StatusTally(clock);
    private Duration fullPasses = IndexingJob.ALL;
    private Path library;
    private TestSettings settings;
    private SceneIndexWriter writer;

    @BeforeEach
    void open() throws IOException {
        library = Files.createDirectory(temp.resolve("library"));
        settings = new TestSettings(temp.resolve("data"), library, Duration.ofSeconds(5));
        writer = SceneIndexes.openWriter(temp.resolve("data/index"), clock);
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
    }

    private Path video(String name, String content, int hoursOld) throws IOException {
        Path file = library.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content + " " + name + " ".repeat(200));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(hoursOld))));
    }

    private IndexReport run() throws IOException, InterruptedException {
        return run(() -> false);
    }

    private IndexReport run(BooleanSupplier stop) throws IOException, InterruptedException {
        LibraryIndexer indexer = new LibraryIndexer(
                writer,
                settings,
                TitleFile.none(),
                clock,
                () -> frame -> VisualWords.NONE,
                demand,
                frames,
                clock::advance);
        IndexReport report = indexer.run(
                new IndexingJob(List.of(library), false, false, fullPasses, Duration.ofSeconds(30)), tally, stop);
        tally.finished(report);
        return report;
    }

    private Map<String, Coverage> coverage() throws IOException {
        Map<String, Coverage> byName = new TreeMap<>();
        writer.catalog().videos().forEach(video -> byName.put(video.filename(), video.coverage()));
        return byName;
    }

    private VideoRecord record(String name) throws IOException {
        return writer.catalog().videos().stream()
                .filter(video -> video.filename().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyVideoHasItsFirstPassBeforeAnyHasItsFullOneNewestFirst() throws Exception {
        video("old.mkv", "long", 3);
        video("new.mkv", "long", 1);
        video("middle.mkv", "long", 2);
        IndexReport report = run();
        assertEquals(
                List.of(
                        "first new.mkv",
                        "first middle.mkv",
                        "first old.mkv",
                        "full new.mkv",
                        "full middle.mkv",
                        "full old.mkv"),
                frames.log);
        assertEquals(3, report.indexed().size(), "each once, as it is now");
        assertTrue(report.indexed().stream().allMatch(video -> video.coverage() == Coverage.COMPLETE));
        assertTrue(report.complete());
        assertEquals(List.of(), report.incomplete());
        frames.log.clear();
        assertEquals(3, run().unchanged());
        assertEquals(List.of(), frames.log);
    }

    @Test
    void theFirstPassKnowsAVideoByItsKeyframesUntilTheFullPassReplacesThem() throws Exception {
        video("a.mkv", "long", 1);
        fullPasses = Duration.ZERO;
        IndexReport report = run();
        assertEquals(List.of(library.resolve("a.mkv")), report.incomplete());
        assertTrue(report.complete(), "nothing is missed that was asked for");
        VideoRecord first = record("a.mkv");
        assertEquals(Coverage.KEYFRAMES, first.coverage());
        assertEquals(6, first.keyframes());
        assertEquals(6, first.runs());
        assertEquals(ScriptedFrames.FRAMES, first.frames(), "estimated from the frame rate");
        assertEquals(ScriptedFrames.FRAMES * ScriptedFrames.LONG_FRAME_MICROS, first.durationMicros());
        fullPasses = IndexingJob.ALL;
        run();
        VideoRecord full = record("a.mkv");
        assertEquals(Coverage.COMPLETE, full.coverage());
        assertEquals(ScriptedFrames.FRAMES, full.frames());
        assertEquals(full.runs(), writer.catalog().runs());
        assertEquals(1, writer.catalog().videos().size());
    }

    @Test
    void aShortVideoIsReadWholeAtOnce() throws Exception {
        video("long.mkv", "long", 1);
        video("short.mkv", "a", 2);
        run();
        assertEquals(List.of("first long.mkv", "full short.mkv", "full long.mkv"), frames.log);
    }

    @Test
    void goesOnWithTheFullPassesAfterTheProcessEndedBetweenThePasses() throws Exception {
        video("a.mkv", "long", 1);
        video("b.mkv", "long", 2);
        frames.halfway = video -> {
            throw new UnsatisfiedLinkError("the process ends here");
        };
        try {
            run();
        } catch (UnsatisfiedLinkError expected) {
            assertEquals(Map.of("a.mkv", Coverage.KEYFRAMES, "b.mkv", Coverage.KEYFRAMES), coverage());
        }
        writer.close();
        writer = SceneIndexes.openWriter(temp.resolve("data/index"), clock);
        assertEquals(Map.of("a.mkv", Coverage.KEYFRAMES, "b.mkv", Coverage.KEYFRAMES), coverage());
        frames.log.clear();
        frames.halfway = video -> {};
        IndexReport report = run();
        assertEquals(List.of("full a.mkv", "full b.mkv"), frames.log);
        assertEquals(0, report.unchanged());
        assertEquals(Map.of("a.mkv", Coverage.COMPLETE, "b.mkv", Coverage.COMPLETE), coverage());
    }

    @Test
    void whatIsKnownSinceTheFirstPassStandsWhenTheFullOneIsStopped() throws Exception {
        video("a.mkv", "long", 1);
        boolean[] stop = {false};
        frames.halfway = video -> stop[0] = true;
        IndexReport report = run(() -> stop[0]);
        assertTrue(report.stopped());
        assertFalse(report.complete());
        assertEquals(List.of(library.resolve("a.mkv")), report.incomplete());
        assertEquals(List.of(), report.unfinished());
        assertEquals(Map.of("a.mkv", Coverage.KEYFRAMES), coverage());
        assertEquals(6, writer.catalog().runs());
    }

    @Test
    void whatSearchesFoundMostIsCompletedFirst() throws Exception {
        video("new.mkv", "long", 1);
        video("asked once.mkv", "long", 2);
        video("asked twice.mkv", "long", 3);
        video("old.mkv", "long", 4);
        fullPasses = Duration.ZERO;
        run();
        frames.log.clear();
        fullPasses = IndexingJob.ALL;
        demand.found(record("asked once.mkv"));
        demand.found(record("asked twice.mkv"));
        demand.found(record("asked twice.mkv"));
        frames.halfway = video -> {
            if (video.endsWith("new.mkv")) {
                demand.found(record("old.mkv")); // too late: it is its turn anyway
            }
        };
        run();
        assertEquals(
                List.of("full asked twice.mkv", "full asked once.mkv", "full new.mkv", "full old.mkv"), frames.log);
        assertEquals(0, demand.of(VideoFile.idOf(library.resolve("asked twice.mkv"))));
    }

    @Test
    void demandIsBoundedAndCountsOnlyWhatIsNotComplete() throws Exception {
        Path file = video("a.mkv", "a", 1);
        run();
        demand.found(record("a.mkv"));
        assertEquals(0, demand.of(VideoFile.idOf(file)));
        video("b.mkv", "long", 1);
        fullPasses = Duration.ZERO;
        run();
        VideoRecord b = record("b.mkv");
        List<VideoRecord> many = new ArrayList<>();
        for (int i = 0; i <= Demand.MOST_VIDEOS; i++) {
            many.add(renamed(b, library.resolve(i + ".mkv")));
        }
        many.forEach(demand::found);
        assertEquals(0, demand.of(many.getFirst().id()), "the one that was not found for longest is forgotten");
        assertEquals(1, demand.of(many.getLast().id()));
    }

    private static VideoRecord renamed(VideoRecord video, Path path) {
        return new VideoRecord(
                VideoFile.idOf(path),
                path,
                null,
                "",
                video.size(),
                video.modifiedMillis(),
                video.fingerprint(),
                video.durationMicros(),
                video.aspect(),
                video.frames(),
                video.runs(),
                video.keyframes(),
                video.shotStartsMicros(),
                video.coverage(),
                null);
    }

    @Test
    void aMovedVideoKeepsWhatIsKnownAndIsCompletedUnderItsNewName() throws Exception {
        Path old = video("a.mkv", "long", 1);
        fullPasses = Duration.ZERO;
        run();
        Files.move(old, library.resolve("b.mkv"));
        IndexReport report = run();
        assertEquals(1, report.moved());
        assertEquals(List.of(library.resolve("b.mkv")), report.incomplete());
        assertEquals(Map.of("b.mkv", Coverage.KEYFRAMES), coverage());
        fullPasses = IndexingJob.ALL;
        run();
        assertEquals(List.of("first a.mkv", "full b.mkv"), frames.log);
        assertEquals(Map.of("b.mkv", Coverage.COMPLETE), coverage());
    }

    @Test
    void aVideoThatChangedSinceItsFirstPassHasAnother() throws Exception {
        video("a.mkv", "long", 2);
        fullPasses = Duration.ZERO;
        run();
        video("a.mkv", "long and longer", 1);
        run();
        assertEquals(List.of("first a.mkv", "first a.mkv"), frames.log);
        assertEquals(Files.size(library.resolve("a.mkv")), record("a.mkv").size());
    }

    @Test
    void I3_whatChangesDuringItsFirstPassIsThrownAwayAndReadAgain() throws Exception {
        Path file = video("a.mkv", "long", 1);
        boolean[] changed = {false};
        frames.afterAKeyframe = path -> {
            if (!changed[0]) {
                changed[0] = true;
                video("a.mkv", "long and longer", 1);
            }
        };
        run();
        assertEquals(List.of("first a.mkv", "first a.mkv", "full a.mkv"), frames.log);
        assertEquals(Files.size(file), record("a.mkv").size());
    }

    @Test
    void I4_whatIsDeletedDuringItsFirstPassLeavesNothing() throws Exception {
        video("a.mkv", "long", 1);
        frames.afterAKeyframe = Files::delete;
        IndexReport report = run();
        assertEquals(Map.of(), coverage());
        assertEquals(List.of(), report.failures());
        assertEquals(0, tally.status().videos());
    }

    @Test
    void aVideoWithTooFewKeyframesWaitsForItsFullPassAndCannotBeFoundUntilThen() throws Exception {
        video("sparse.mkv", "sparse", 1);
        video("long.mkv", "long", 2);
        List<IndexingStatus> seen = new ArrayList<>();
        frames.halfway = video -> seen.add(tally.status());
        run();
        assertEquals(List.of("first sparse.mkv", "first long.mkv", "full sparse.mkv", "full long.mkv"), frames.log);
        assertEquals(1, seen.getFirst().indexing());
        assertEquals(0, seen.getFirst().completing());
        assertEquals(1, seen.getFirst().indexed());
        assertEquals(2, seen.getFirst().videos());
        assertEquals(2, tally.status().indexed());
    }

    @Test
    void aVideoWithoutKeyframesIsReadWholeAtOnce() throws Exception {
        video("keyless.mkv", "keyless", 1);
        video("long.mkv", "long", 2);
        run();
        assertEquals(List.of("first keyless.mkv", "full keyless.mkv", "first long.mkv", "full long.mkv"), frames.log);
    }

    @Test
    void I10_aVideoWhoseFullPassFailsLeavesTheIndexAndIsRemembered() throws Exception {
        Path file = video("a.mkv", "long spoiled", 1);
        IndexReport report = run();
        assertEquals(List.of(new IndexingFailure(file, "there is no video in it")), report.failures());
        assertEquals(List.of(), report.indexed());
        assertEquals(Map.of(), coverage());
        assertEquals(0, writer.catalog().runs());
        frames.log.clear();
        assertEquals(1, run().failures().size());
        assertEquals(List.of(), frames.log);
    }

    @Test
    void aFileThatHasJustBecomeStableHasItsFirstPassBeforeTheNextFullOne() throws Exception {
        video("a.mkv", "long", 2);
        video("b.mkv", "long", 3);
        Path download = video("c.mkv", "long", 0);
        frames.halfway = video -> clock.advance(Duration.ofSeconds(10));
        run();
        assertEquals(
                List.of("first a.mkv", "first b.mkv", "full a.mkv", "first c.mkv", "full c.mkv", "full b.mkv"),
                frames.log);
        assertEquals(
                Coverage.COMPLETE,
                record(String.valueOf(download.getFileName())).coverage());
    }

    @Test
    void afterALongTimeOfFullPassesTheLibraryIsLookedThroughAgain() throws Exception {
        video("a.mkv", "long", 2);
        video("b.mkv", "long", 3);
        fullPasses = Duration.ofMinutes(1);
        frames.halfway = video -> clock.advance(Duration.ofMinutes(2));
        IndexReport report = run();
        assertEquals(List.of(library.resolve("b.mkv")), report.incomplete());
        video("new.mkv", "long", 1);
        frames.log.clear();
        run();
        assertEquals(List.of("first new.mkv", "full new.mkv"), frames.log);
    }

    @Test
    void theStatesOfAllVideosCanBeSeenAtAnyTime() throws Exception {
        video("long.mkv", "long", 1);
        video("short.mkv", "a", 2);
        video("broken.mkv", "broken", 3);
        List<String> seen = new ArrayList<>();
        frames.afterAKeyframe = video -> seen.add(counts());
        frames.halfway = video -> seen.add(counts());
        run();
        seen.add(counts());
        assertEquals(
                List.of(
                        "3 videos: 0 found, 0 after first pass, 2 waiting, 1 in work, 0 completing, 0 failed",
                        "3 videos: 1 found, 1 after first pass, 1 waiting, 1 in work, 0 completing, 0 failed",
                        "3 videos: 2 found, 1 after first pass, 0 waiting, 0 in work, 1 completing, 1 failed",
                        "3 videos: 2 found, 0 after first pass, 0 waiting, 0 in work, 0 completing, 1 failed"),
                seen);
    }

    private String counts() {
        IndexingStatus status = tally.status();
        return "%d videos: %d found, %d after first pass, %d waiting, %d in work, %d completing, %d failed"
                .formatted(
                        status.videos(),
                        status.indexed(),
                        status.firstPass(),
                        status.pending(),
                        status.indexing(),
                        status.completing(),
                        status.failed());
    }

    @Test
    void aSurveyTellsTheStateOfEachVideo() throws Exception {
        video("b.mkv", "long", 1);
        video("c.mkv", "a", 2);
        video("d.mkv", "broken", 3);
        fullPasses = Duration.ZERO;
        run();
        video("a.mkv", "long", 4);
        LibrarySurvey survey = LibrarySurvey.of(writer.catalog(), settings, TitleFile.none(), clock);
        assertEquals(
                List.of(
                        new VideoState(library.resolve("a.mkv"), State.PENDING, null),
                        new VideoState(library.resolve("b.mkv"), State.FIRST_PASS, null),
                        new VideoState(library.resolve("c.mkv"), State.COMPLETE, null),
                        new VideoState(library.resolve("d.mkv"), State.FAILED, "there is no video in it")),
                survey.videos());
        assertEquals(4, survey.status().videos());
        assertEquals(2, survey.status().indexed());
        assertEquals(1, survey.status().firstPass());
        assertEquals(1, survey.status().pending());
        assertEquals(1, survey.status().failed());
    }
}
