package dev.koma.indexbuilder.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.film.Film;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.refinement.StretchDecoder;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.FrameWords;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches while only the key frames of the videos are known, with nothing faked. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class ProgressiveSearchTest {
    /** Between two key frames, nearer to the later one, in the first shot, which zooms. */
    private static final double AT = 12.84;

    private static final double EXACT = 0.1;

    @TempDir
    static Path films;

    private static Picture screenshot;

    @TempDir
    Path temp;

    private Path library;
    private Path film;

    @BeforeAll
    static void makeFilms() throws Exception {
        screenshot = Film.frame(Film.make(films.resolve("wanted.mp4"), 3, 63), AT);
        Film.make(films.resolve("other.mp4"), 5, 63);
    }

    @BeforeEach
    void indexKeyframes() throws Exception {
        library = Files.createDirectory(temp.resolve("library"));
        film = copy("wanted.mp4");
        copy("other.mp4");
        index(Duration.ZERO);
    }

    private Path copy(String name) throws IOException {
        return Files.copy(films.resolve(name), library.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void index(Duration fullPasses) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        try (SceneIndexWriter writer = SceneIndexes.openWriter(temp.resolve("data/index"), clock)) {
            new LibraryIndexer(
                            writer,
                            new TestSettings(temp.resolve("data"), library, Duration.ofSeconds(1)),
                            TitleFile.none(),
                            clock,
                            FrameWords::new)
                    .run(
                            new IndexingJob(List.of(library), false, false, fullPasses, Duration.ofSeconds(5)),
                            IndexingListener.NONE,
                            () -> false);
        }
    }

    private Moment search() throws IOException {
        try (SceneIndex index = SceneIndexes.open(temp.resolve("data/index"), new StretchDecoder(2))) {
            return index.search(new Query(screenshot, false, null, 5)).moments().getFirst();
        }
    }

    @Test
    void theFrameBetweenTwoKeyframesIsFoundAfterTheFirstPassAndAfterTheFullOneAlike() throws Exception {
        Moment refined = search();
        assertEquals(film, refined.video().path());
        assertEquals(Coverage.KEYFRAMES, refined.video().coverage());
        assertEquals(AT, refined.atMicros() / 1e6, EXACT);
        assertTrue(refined.fromMicros() <= refined.atMicros() && refined.atMicros() <= refined.toMicros());

        index(IndexingJob.ALL);
        Moment complete = search();
        assertEquals(film, complete.video().path());
        assertEquals(Coverage.COMPLETE, complete.video().coverage());
        assertEquals(AT, complete.atMicros() / 1e6, EXACT);
        assertEquals(complete.fromMicros() / 1e6, refined.fromMicros() / 1e6, 0.5);
        assertEquals(complete.toMicros() / 1e6, refined.toMicros() / 1e6, 0.5);
    }

    @Test
    void I4_aVideoThatIsGoneSinceItsFirstPassIsStillFound() throws Exception {
        Files.delete(film);
        assertCoarse();
    }

    @Test
    void I2_aVideoThatWasTruncatedSinceItsFirstPassIsStillFound() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength(file.length() / 3);
        }
        assertCoarse();
    }

    @Test
    void I10_aVideoThatBecameUnreadableSinceItsFirstPassIsStillFound() throws Exception {
        // Same size and time, so that only decoding tells.
        FileTime modified = Files.getLastModifiedTime(film);
        Files.write(film, new byte[(int) Files.size(film)]);
        Files.setLastModifiedTime(film, modified);
        assertCoarse();
    }

    private void assertCoarse() throws IOException {
        Moment coarse = search();
        assertEquals(film, coarse.video().path());
        assertEquals(AT, coarse.atMicros() / 1e6, 2);
        assertTrue(Math.abs(AT - coarse.atMicros() / 1e6) > EXACT, "it cannot be known better");
    }
}
