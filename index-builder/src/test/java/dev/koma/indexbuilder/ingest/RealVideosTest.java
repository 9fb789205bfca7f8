package dev.koma.indexbuilder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.film.Film;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from files to moments, with nothing faked. */
final class RealVideosTest {
    @TempDir
    Path temp;

    private IndexReport index(Path library) throws IOException, InterruptedException {
        return index(library, IndexingJob.ALL);
    }

    private IndexReport index(Path library, Duration fullPasses) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        try (SceneIndexWriter writer = SceneIndexes.openWriter(temp.resolve("data/index"), clock)) {
            return new LibraryIndexer(
                            writer,
                            new TestSettings(temp.resolve("data"), library, Duration.ofSeconds(1)),
                            TitleFile.none(),
                            clock,
                            () -> frame -> VisualWords.NONE)
                    .run(
                            new IndexingJob(List.of(library), false, false, fullPasses, Duration.ofSeconds(5)),
                            IndexingListener.NONE,
                            () -> false);
        }
    }

    @Test
    void findsALongFilmAfterTheFirstPassAlreadyAndItsSecondAfterTheFullOne() throws Exception {
        Path library = temp.resolve("library");
        Path film = Film.make(library.resolve("long.mp4"), 3, 63);
        VideoRecord first = index(library, Duration.ZERO).indexed().getFirst();
        assertEquals(Coverage.KEYFRAMES, first.coverage());
        assertEquals(63, first.durationSeconds(), 0.2);
        assertEquals(63 * 25, first.frames(), 10);
        Moment coarse = find(film, 12.2);
        assertEquals(12.2, coarse.atMicros() / 1e6, 2.0);
        assertEquals(
                List.of(film),
                index(library).indexed().stream().map(VideoRecord::path).toList());
        try (SceneIndex index = SceneIndexes.open(temp.resolve("data/index"))) {
            VideoRecord full = index.catalog().videos().iterator().next();
            assertEquals(Coverage.COMPLETE, full.coverage());
            assertEquals(63 * 25, full.frames());
            assertEquals(full.runs(), index.catalog().runs(), "nothing is left of the first pass");
        }
        assertEquals(12.2, find(film, 12.2).atMicros() / 1e6, 1.0);
    }

    private Moment find(Path film, double seconds) throws Exception {
        try (SceneIndex index = SceneIndexes.open(temp.resolve("data/index"))) {
            return index.search(new Query(Film.frame(film, seconds), false, null, 5))
                    .moments()
                    .getFirst();
        }
    }

    @Test
    void I2_aTruncatedLongFilmIsFoundUpToWhereItEndsInBothPasses() throws Exception {
        Path library = Files.createDirectories(temp.resolve("library"));
        Path whole = Film.make(temp.resolve("whole.mkv"), 2, 150);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = library.resolve("cut.mkv");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        age(cut);
        VideoRecord first = index(library, Duration.ZERO).indexed().getFirst();
        assertEquals(Coverage.KEYFRAMES, first.coverage());
        VideoRecord full = index(library).indexed().getFirst();
        assertEquals(Coverage.COMPLETE, full.coverage());
        assertNotNull(full.partial());
        assertTrue(full.durationSeconds() < 149, "ends at " + full.durationSeconds());
    }

    @Test
    void findsTheSecondInEveryContainer() throws Exception {
        Path library = temp.resolve("library");
        List<Path> films = new ArrayList<>();
        for (String extension : List.of("mp4", "mkv", "webm", "avi", "mov", "ts", "m4v", "flv", "wmv", "mpg")) {
            films.add(Film.make(library.resolve(extension).resolve("film." + extension), films.size(), 4.5));
        }
        IndexReport report = index(library);
        assertEquals(List.of(), report.failures());
        assertEquals(films.size(), report.indexed().size());
        try (SceneIndex index = SceneIndexes.open(temp.resolve("data/index"))) {
            for (Path film : films) {
                Answer answer = index.search(new Query(Film.frame(film, 3.7), false, null, 5));
                Moment best = answer.moments().getFirst();
                assertEquals(film, best.video().path());
                assertEquals(3.7, best.atMicros() / 1e6, 1.0, film.toString());
                assertTrue(best.fromMicros() >= 2_900_000, film + " begins in the shot before: " + best.fromMicros());
            }
        }
    }

    @Test
    void I2_indexesATruncatedFilmUpToItsLastFrame() throws Exception {
        Path library = temp.resolve("library");
        Path whole = Film.make(temp.resolve("whole.mkv"), 1, 6);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.createDirectories(library).resolve("cut.mkv");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        age(cut);
        VideoRecord record = index(library).indexed().getFirst();
        assertNotNull(record.partial());
        assertTrue(
                record.durationSeconds() > 1 && record.durationSeconds() < 5.5,
                "length as decoded, not as claimed: " + record.durationSeconds());
        assertTrue(record.frames() > 25 && record.frames() < 140, record.frames() + " frames");
    }

    @Test
    void I2_refusesAnMp4WithoutItsIndex() throws Exception {
        Path library = temp.resolve("library");
        Path whole = Film.make(temp.resolve("whole.mp4"), 1, 3);
        byte[] bytes = Files.readAllBytes(whole);
        Path headless = Files.createDirectories(library).resolve("headless.mp4");
        Files.write(headless, Arrays.copyOf(bytes, bytes.length / 2));
        age(headless);
        IndexReport report = index(library);
        assertEquals(1, report.failures().size());
        assertEquals(headless, report.failures().getFirst().path());
        assertEquals(List.of(), report.indexed());
    }

    @Test
    void I1_reportsATextThatIsNamedLikeAVideo() throws Exception {
        Path library = temp.resolve("library");
        Files.createDirectories(library);
        age(Files.writeString(library.resolve("notes.mkv"), "not a video. ".repeat(100)));
        IndexReport report = index(library);
        assertEquals(1, report.failures().size());
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
}
