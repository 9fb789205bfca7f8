package dev.koma.sceneindex.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.view.IndexView;
import dev.koma.sceneindex.word.VisualWords;
import dev.koma.sceneindex.work.Crew;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stages of a search read, and that it does not depend on how the index was written. */
class SnapshotViewTest {
    private static final List<Film> FILMS = Stream.of(1, 2, 3, 4, 5, 6)
            .map(number -> new Film(number, number % 2 == 0 ? 21 : null, 3))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void aVideosKeyframesAreThoseThatWerePut() throws IOException {
        write(folder, FILMS.subList(0, 3));
        read(folder, null, index -> {
            for (Film film : FILMS.subList(0, 3)) {
                List<Keyframe> put = film.keyframes();
                List<Integer> numbers = numbers(index, film);
                assertEquals(put.size(), numbers.size());
                for (int i = 0; i < put.size(); i++) {
                    assertSame(
                            KeyframeCodec.decode(
                                    KeyframeCodec.encode(
                                            put.get(i).runs(), put.get(i).look()),
                                    put.get(i).look()),
                            index.runsOf(numbers.get(i)));
                    assertEquals(16 / 9.0, index.aspectOf(numbers.get(i)));
                }
            }
        });
    }

    @Test
    void aStateThatWasReplacedWhileItWasOpenedIsStillSeen() throws IOException {
        write(folder, FILMS.subList(0, 1));
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            String commit = reader.getIndexCommit().getSegmentsFileName();
            write(folder, FILMS.subList(0, 2));
            assertTrue(Files.notExists(folder.resolve(commit)));

            assertEquals(
                    1,
                    new Snapshot(reader, new SegmentTables()).catalog().videos().size());
        }
    }

    @Test
    void nearestAndScanFindWhatBruteForceFindsHoweverTheIndexWasWritten() throws IOException {
        List<Path> written = List.of(
                inOneGo(folder.resolve("one")),
                backwardsOneByOne(folder.resolve("two")),
                withReplacedAndRemoved(folder.resolve("three")),
                mergedAndMoved(folder.resolve("four")));
        Random random = new Random(3);
        for (int i = 0; i < 30; i++) {
            Film film = FILMS.get(random.nextInt(FILMS.size()));
            List<Keyframe> keyframes = film.keyframes();
            byte[] look = near(keyframes.get(random.nextInt(keyframes.size())).look(), random);
            int word = random.nextInt(Film.VOCABULARY);
            long signature = random.nextLong();
            Integer anilist = i % 3 == 0 ? 21 : null;
            Seen expected = bruteForce(anilist, look, word, signature);
            for (Path path : written) {
                read(
                        path,
                        anilist,
                        index -> assertEquals(expected, see(index, look, word, signature), path.toString()));
            }
        }
    }

    @Test
    void aRestrictedViewHasNothingOfOtherVideos() throws IOException {
        write(folder, FILMS);
        read(folder, 21, index -> {
            assertEquals(3, index.catalog().videos().size());
            assertEquals(3 * 150, index.catalog().frames());
            Film other = FILMS.getFirst();
            byte[] look = other.keyframes().getFirst().look();
            assertTrue(index.nearest(List.of(look), 1000).getFirst().stream()
                    .allMatch(near -> Integer.valueOf(21)
                            .equals(index.videoOf(near.keyframe()).anilist())));
        });
        read(folder, 99, index -> {
            assertEquals(0, index.catalog().frames());
            assertEquals(0, index.features());
            assertEquals(List.of(List.of()), index.nearest(List.of(new byte[Descriptor.GRADIENTS]), 10));
        });
    }

    @Test
    void numbersThatAreNoKeyframesAreRefused() throws IOException {
        write(folder, FILMS.subList(0, 2));
        read(folder, null, index -> {
            int keyframes = 0;
            for (int number = 0; number < index.limit(); number++) {
                int tried = number;
                try {
                    keyframes += index.runsOf(number).isEmpty() ? 0 : 1;
                } catch (IllegalArgumentException e) {
                    assertThrows(IllegalArgumentException.class, () -> index.videoOf(tried));
                }
            }
            assertEquals(index.limit() - 2, keyframes);
            assertThrows(IllegalArgumentException.class, () -> index.videoOf(-1));
            assertThrows(IllegalArgumentException.class, () -> index.runsOf(index.limit()));
        });
    }

    @Test
    void aNewCommitReadsOnlyWhatIsNewInIt() throws IOException {
        write(folder, FILMS.subList(0, 1));
        SegmentTables tables = new SegmentTables();
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader first = DirectoryReader.open(directory)) {
            LeafReader old = first.leaves().getFirst().reader();
            SegmentTable known = tables.of(old);
            write(folder, FILMS.subList(1, 2));
            try (DirectoryReader second = DirectoryReader.openIfChanged(first)) {
                assertEquals(2, second.leaves().size());
                assertEquals(known, tables.of(second.leaves().getFirst().reader()));
                assertNotEquals(known, tables.of(second.leaves().getLast().reader()));
            }
        }
    }

    private Path inOneGo(Path path) throws IOException {
        try (SceneIndexWriter writer = open(path)) {
            for (Film film : FILMS) {
                film.putInto(writer);
            }
        }
        return path;
    }

    private Path backwardsOneByOne(Path path) throws IOException {
        for (Film film : FILMS.reversed()) {
            write(path, List.of(film));
        }
        return path;
    }

    private Path withReplacedAndRemoved(Path path) throws IOException {
        try (SceneIndexWriter writer = open(path)) {
            new Film(99, 21, 2).putInto(writer);
            new Film(3, 21, 5).putInto(writer);
        }
        write(path, FILMS);
        try (SceneIndexWriter writer = open(path)) {
            writer.remove(new Film(99).id());
        }
        SceneIndexes.verify(path);
        return path;
    }

    private Path mergedAndMoved(Path path) throws IOException {
        backwardsOneByOne(path);
        try (FSDirectory directory = FSDirectory.open(path);
                IndexWriter writer = new IndexWriter(directory, IndexFormat.config())) {
            writer.forceMerge(1);
            EmptyIndex.mark(writer, Clock.systemUTC().instant());
        }
        try (SceneIndexWriter writer = open(path)) {
            Film film = FILMS.get(2);
            VideoRecord record = film.record(film.keyframes());
            writer.move(film.id(), SceneIndexTest.at(record, 77, "/elsewhere/x.mkv"));
            writer.commit();
            writer.move(new dev.koma.sceneindex.catalog.VideoId(77), record);
        }
        SceneIndexes.verify(path);
        return path;
    }

    /** Everything in terms of videos and times, because numbers differ. */
    private record Seen(List<String> nearest, List<String> matches, int frequency, long features) {}

    private static Seen see(IndexView index, byte[] look, int word, long signature) throws IOException {
        List<String> nearest = new ArrayList<>();
        for (IndexView.Near near :
                index.nearest(List.of(new byte[Descriptor.GRADIENTS], look), 7).getLast()) {
            nearest.add(name(index, near.keyframe()) + " " + near.distance());
        }
        List<String> matches = new ArrayList<>();
        index.scan(
                word,
                signature,
                30,
                (keyframe, place, distance) -> matches.add(name(index, keyframe) + " " + place + " " + distance));
        return new Seen(nearest, matches.stream().sorted().toList(), index.frequency(word), index.features());
    }

    private static String name(IndexView index, int keyframe) {
        try {
            return index.videoOf(keyframe).path() + " "
                    + index.runsOf(keyframe).getFirst().startMicros();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Seen bruteForce(@Nullable Integer anilist, byte[] look, int word, long signature) {
        record Candidate(String path, Keyframe keyframe, int distance) {}
        List<Candidate> candidates = new ArrayList<>();
        List<String> matches = new ArrayList<>();
        int frequency = 0;
        long features = 0;
        for (Film film : FILMS) {
            if (anilist != null && !anilist.equals(film.anilist())) {
                continue;
            }
            String path = film.record(film.keyframes()).path().toString();
            for (Keyframe keyframe : film.keyframes()) {
                candidates.add(new Candidate(path, keyframe, Descriptor.gradientDistance(look, keyframe.look())));
                VisualWords words = keyframe.words();
                features += words.count();
                for (int i = 0; i < words.count(); i++) {
                    int distance = Long.bitCount(words.signatures()[i] ^ signature);
                    frequency += words.words()[i] == word ? 1 : 0;
                    if (words.words()[i] == word && distance <= 30) {
                        matches.add(path + " " + keyframe.startMicros() + " " + words.places()[i] + " " + distance);
                    }
                }
            }
        }
        List<String> nearest = candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::distance)
                        .thenComparing(Candidate::path)
                        .thenComparing(candidate -> candidate.keyframe().startMicros()))
                .limit(7)
                .map(c -> c.path() + " " + c.keyframe().startMicros() + " " + c.distance())
                .toList();
        return new Seen(nearest, matches.stream().sorted().toList(), frequency, features);
    }

    private static byte[] near(byte[] look, Random random) {
        byte[] moved = look.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (byte) random.nextInt(-3, 4);
        }
        return moved;
    }

    private static List<Integer> numbers(IndexView index, Film film) throws IOException {
        int number = index.nearest(List.of(film.keyframes().getFirst().look()), 1)
                .getFirst()
                .getFirst()
                .keyframe();
        assertEquals(film.id(), index.videoOf(number).id());
        while (index.before(number) >= 0) {
            number = index.before(number);
        }
        List<Integer> numbers = new ArrayList<>();
        for (; number >= 0; number = index.after(number)) {
            numbers.add(number);
        }
        return numbers;
    }

    static void assertSame(List<Run> expected, List<Run> runs) {
        assertEquals(expected.size(), runs.size());
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            assertEquals(expected.get(i).startMicros(), run.startMicros());
            assertEquals(expected.get(i).endMicros(), run.endMicros());
            assertEquals(expected.get(i).frames(), run.frames());
            assertEquals(expected.get(i).startsShot(), run.startsShot());
            assertArrayEquals(
                    expected.get(i).descriptor().gradients(), run.descriptor().gradients());
        }
    }

    private interface Look {
        void at(IndexView index) throws IOException;
    }

    private static void read(Path path, @Nullable Integer anilist, Look look) throws IOException {
        try (Snapshots snapshots = new Snapshots(path)) {
            snapshots.read(snapshot -> {
                look.at(SnapshotView.of(snapshot, anilist, Crew.alone()));
                return true;
            });
        }
    }

    private static void write(Path path, List<Film> films) throws IOException {
        try (SceneIndexWriter writer = open(path)) {
            for (Film film : films) {
                film.putInto(writer);
                writer.commit();
            }
        }
    }

    private static SceneIndexWriter open(Path path) throws IOException {
        Files.createDirectories(path);
        return SceneIndexes.openWriter(path, Clock.systemUTC());
    }
}
