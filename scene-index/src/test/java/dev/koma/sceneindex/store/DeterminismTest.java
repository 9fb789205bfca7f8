package dev.koma.sceneindex.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same library and the same picture give the same answer, to the last bit. */
class DeterminismTest {
    private static final List<CrowdedFilm> FILMS = AlteredPicturesTest.FILMS;
    private static final List<Picture> PICTURES = pictures();

    @TempDir
    private Path folder;

    private List<String> expected = List.of();

    @BeforeEach
    void writeInOneGo() throws IOException {
        try (SceneIndexWriter writer = open("one")) {
            for (CrowdedFilm film : FILMS) {
                film.putInto(writer);
            }
        }
        expected = answers("one");
        assertEquals(PICTURES.size(), expected.stream().distinct().count());
    }

    @Test
    void inAnotherOrderInManySegmentsWithRestarts() throws IOException {
        for (CrowdedFilm film : FILMS.reversed()) {
            try (SceneIndexWriter writer = open("two")) {
                film.putInto(writer);
            }
        }
        assertNotEquals(segments("one"), segments("two"));
        assertEquals(expected, answers("two"));
    }

    @Test
    void mergedAndAfterReplacementsAndRemovals() throws IOException {
        List<CrowdedFilm> shuffled = List.of(
                FILMS.get(3),
                FILMS.get(0),
                new CrowdedFilm(40),
                FILMS.get(5),
                FILMS.get(1),
                FILMS.get(4),
                FILMS.get(2));
        for (CrowdedFilm film : shuffled) {
            try (SceneIndexWriter writer = open("three")) {
                film.putInto(writer);
                FILMS.get(3).putInto(writer);
            }
        }
        try (SceneIndexWriter writer = open("three")) {
            writer.remove(new CrowdedFilm(40).id());
        }
        assertEquals(expected, answers("three"));

        try (FSDirectory directory = FSDirectory.open(folder.resolve("three"));
                IndexWriter writer = new IndexWriter(directory, IndexFormat.config())) {
            writer.forceMerge(1);
            EmptyIndex.mark(writer, Clock.systemUTC().instant());
        }
        assertEquals(1, segments("three"));
        assertEquals(expected, answers("three"));
    }

    @Test
    void withSeveralThreadsAtOnce() throws Exception {
        try (SceneIndex index = SceneIndexes.open(folder.resolve("one"));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> found = new ArrayList<>();
            for (Picture picture : PICTURES) {
                found.add(threads.submit(() -> answer(index, picture)));
            }
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), found.get(i).get());
            }
        }
    }

    private static List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < FILMS.size(); i++) {
            Picture frame = FILMS.get(i).frame(3 + i * 9, 480, 270);
            pictures.add(
                    switch (i) {
                        case 0 -> frame;
                        case 1 -> Scenery.mirrored(frame);
                        case 2 -> Scenery.toned(frame, value -> 255 - value);
                        case 3 -> Scenery.part(frame, new Box(90, 60, 300, 170), 480);
                        case 4 -> Scenery.framed(frame, 80, 0, 0x203040);
                        default ->
                            Scenery.pasted(
                                    Scenery.draw(77, 640, 360), Scenery.part(frame, Box.of(frame), 280), 300, 100);
                    });
        }
        // Neither is in the library: whatever is least unlike must be the same, too.
        pictures.add(Scenery.crowded(987_654, 480, 270, 0));
        pictures.add(Scenery.draw(987_655, 480, 270));
        pictures.add(Scenery.plain(480, 270, 0));
        return pictures;
    }

    private List<String> answers(String name) throws IOException {
        List<String> answers = new ArrayList<>();
        try (SceneIndex index = SceneIndexes.open(folder.resolve(name))) {
            for (Picture picture : PICTURES) {
                answers.add(answer(index, picture));
            }
        }
        return answers;
    }

    private static String answer(SceneIndex index, Picture picture) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (Moment moment : index.search(new Query(picture, false, null, 20)).moments()) {
            answer.append(moment.video().filename())
                    .append(' ')
                    .append(moment.fromMicros())
                    .append(' ')
                    .append(moment.atMicros())
                    .append(' ')
                    .append(moment.toMicros())
                    .append(' ')
                    .append(Double.toHexString(moment.similarity()))
                    .append(' ')
                    .append(moment.hints())
                    .append('\n');
        }
        return answer.toString();
    }

    private SceneIndexWriter open(String name) throws IOException {
        return SceneIndexes.openWriter(folder.resolve(name), Clock.systemUTC());
    }

    private int segments(String name) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder.resolve(name));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.leaves().size();
        }
    }
}
