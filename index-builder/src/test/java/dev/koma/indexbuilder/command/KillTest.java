package dev.koma.indexbuilder.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.film.Film;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process may die at any moment. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class KillTest {
    private static final int FILMS = 6;
    private static final int ROUNDS = 6;
    private static final long SEED = 20_260_301;

    @TempDir
    Path temp;

    private Path library;
    private final List<Path> films = new ArrayList<>();

    @BeforeEach
    void film() throws IOException, InterruptedException {
        library = temp.resolve("library");
        for (int i = 0; i < FILMS; i++) {
            films.add(Film.make(library.resolve("Show/film " + i + ".mkv"), i, 5));
        }
    }

    private Process start(String data) throws IOException {
        return KomaProcess.start(
                temp.resolve(data + ".log"),
                Map.of(),
                "index",
                "--data",
                temp.resolve(data).toString(),
                library.toString());
    }

    private void runToTheEnd(String data) throws IOException, InterruptedException {
        Process process = start(data);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> log(data));
    }

    private String log(String data) {
        try {
            return Files.readString(temp.resolve(data + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path index(String data) {
        return temp.resolve(data).resolve("index");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private List<VideoRecord> records(String data) throws IOException {
        try (SceneIndex index = SceneIndexes.open(index(data))) {
            return List.copyOf(index.catalog().videos());
        }
    }

    /** What a search of every film's shots answers. */
    private List<Answer> answers(String data, List<Picture> pictures) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (SceneIndex index = SceneIndexes.open(index(data))) {
            for (Picture picture : pictures) {
                answers.add(index.search(new Query(picture, false, null, 10)));
            }
        }
        return answers;
    }

    @Test
    void X1_convergesToTheIndexOfAnUndisturbedRunHoweverOftenItIsKilled() throws Exception {
        long began = System.nanoTime();
        runToTheEnd("undisturbed");
        long wholeMillis = (System.nanoTime() - began) / 1_000_000;
        List<VideoRecord> undisturbed = records("undisturbed");
        Random random = new Random(SEED);
        int killed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process process = start("killed");
            // Between the first frame and the last commit, as far as one can tell from the undisturbed run.
            if (process.waitFor(wholeMillis / 3 + random.nextLong(wholeMillis / 2), TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), () -> log("killed"));
                delete(index("killed"));
                continue;
            }
            process.destroyForcibly().waitFor();
            killed++;
            SceneIndexes.verify(index("killed"));
            for (VideoRecord video : records("killed")) {
                assertTrue(undisturbed.contains(video), "a half entry: " + video);
            }
        }
        assertTrue(killed > 0, "nothing was killed");
        runToTheEnd("killed");
        SceneIndexes.verify(index("killed"));
        assertEquals(undisturbed, records("killed"));
        List<Picture> pictures = new ArrayList<>();
        for (Path film : films) {
            pictures.add(Film.frame(film, 0.8));
            pictures.add(Film.frame(film, 4.2));
        }
        List<Answer> expected = answers("undisturbed", pictures);
        assertFalse(expected.stream().anyMatch(answer -> answer.moments().isEmpty()));
        assertEquals(expected, answers("killed", pictures));
        runToTheEnd("killed");
        assertTrue(log("killed").contains(FILMS + " unchanged"), log("killed"));
    }

    @Test
    void X6_startsAlthoughAKilledIndexerLeftItsLock() throws Exception {
        Process process = start("locked");
        while (!Files.exists(index("locked").resolve("write.lock")) && process.isAlive()) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        assertTrue(Files.exists(index("locked").resolve("write.lock")), "the lock's file is left behind");
        runToTheEnd("locked");
        assertEquals(FILMS, records("locked").size());
    }
}
