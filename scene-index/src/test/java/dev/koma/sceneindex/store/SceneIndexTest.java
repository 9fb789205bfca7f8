package dev.koma.sceneindex.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What any scene index promises, on the real one. */
class SceneIndexTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void findsTheVideoAndTheMomentOfEveryPicture() throws IOException {
        List<Film> films = List.of(new Film(1), new Film(2), new Film(3));
        write(films);
        Random random = new Random(4);
        try (SceneIndex index = SceneIndexes.open(directory)) {
            for (int i = 0; i < 40; i++) {
                Film film = films.get(random.nextInt(3));
                int frame = random.nextInt(film.frames());
                Moment found =
                        search(index, film.frame(frame, 640, 360)).moments().getFirst();

                assertEquals(film.id(), found.video().id());
                assertEquals(frame * Film.FRAME_MICROS, found.atMicros(), 500_000);
                assertTrue(found.fromMicros() <= found.atMicros() && found.atMicros() < found.toMicros());
                assertTrue(found.similarity() >= 0.5, "similarity " + found.similarity());
                long shot = frame / Film.FRAMES_A_SHOT * Film.FRAMES_A_SHOT * Film.FRAME_MICROS;
                assertTrue(found.fromMicros() >= shot, "reaches into the shot before");
                assertTrue(
                        found.toMicros() <= shot + Film.FRAMES_A_SHOT * Film.FRAME_MICROS,
                        "reaches into the next shot");
            }
        }
    }

    @Test
    void aPictureOfNoVideoStaysBelowTheLine() throws IOException {
        write(List.of(new Film(1), new Film(2)));
        try (SceneIndex index = SceneIndexes.open(directory)) {
            for (int i = 0; i < 20; i++) {
                Answer answer = search(index, Scenery.draw(900_000 + i, 640, 360));
                assertTrue(answer.moments().getFirst().similarity() < 0.9);
            }
        }
    }

    @Test
    void aPictureWithBordersIsFoundAlsoWhenTheyAreNotCut() throws IOException {
        Film film = new Film(1);
        write(List.of(film, new Film(2), new Film(3)));
        Picture framed = Scenery.framed(film.frame(120, 640, 360), 200, 0, 0);
        try (SceneIndex index = SceneIndexes.open(directory)) {
            Moment cut =
                    index.search(new Query(framed, true, null, 10)).moments().getFirst();
            Moment uncut =
                    index.search(new Query(framed, false, null, 10)).moments().getFirst();
            for (Moment moment : List.of(cut, uncut)) {
                assertEquals(film.id(), moment.video().id());
                assertEquals(120 * Film.FRAME_MICROS, moment.atMicros(), 500_000);
                assertTrue(moment.similarity() >= 0.9);
            }
        }
    }

    @Test
    void searchesOnlyTheTitleThatWasAskedFor() throws IOException {
        write(List.of(new Film(1, 21, 4), new Film(2, 99, 4), new Film(3)));
        Picture picture = new Film(1).frame(60, 640, 360);
        try (SceneIndex index = SceneIndexes.open(directory)) {
            Answer other = index.search(new Query(picture, false, 99, 10));
            assertTrue(other.moments().stream().allMatch(m -> m.video().id().equals(new Film(2).id())));
            assertEquals(200, other.framesSearched());

            Answer own = index.search(new Query(picture, false, 21, 10));
            assertEquals(new Film(1).id(), own.moments().getFirst().video().id());

            Answer unknown = index.search(new Query(picture, false, 7, 10));
            assertEquals(new Answer(List.of(), 0, false), unknown);
        }
    }

    @Test
    void U39_saysThatAFlatPictureIsFlat() throws IOException {
        write(List.of(new Film(1)));
        try (SceneIndex index = SceneIndexes.open(directory)) {
            Answer answer = search(index, Scenery.plain(640, 360, 0));
            assertTrue(answer.flat());
            for (Moment moment : answer.moments()) {
                assertTrue(Double.isFinite(moment.similarity()) && moment.similarity() < 0.9);
            }
            assertFalse(search(index, new Film(1).frame(0, 640, 360)).flat());
        }
    }

    @Test
    void aDirectoryWithoutIndexIsAnEmptyIndexUntilSomebodyWritesOne() throws IOException {
        try (SceneIndex index = SceneIndexes.open(directory)) {
            assertEquals(new Answer(List.of(), 0, false), search(index, new Film(1).frame(0, 64, 36)));
            assertEquals(Instant.EPOCH, index.catalog().updated());
            index.check();

            write(List.of(new Film(1)));
            Moment found =
                    search(index, new Film(1).frame(0, 640, 360)).moments().getFirst();
            assertEquals(new Film(1).id(), found.video().id());
            assertTrue(found.similarity() >= 0.5 && found.fromMicros() == 0);
        }
    }

    @Test
    void theCatalogTellsWhatWasPutIn() throws IOException {
        Film film = new Film(5, 21, 3);
        List<Keyframe> keyframes = film.keyframes();
        write(List.of(film, new Film(6)));
        try (SceneIndex index = SceneIndexes.open(directory)) {
            Catalog catalog = index.catalog();
            assertEquals(film.record(keyframes), catalog.video(film.id()).orElseThrow());
            assertEquals(
                    List.of("Film 5.mkv", "Film 6.mkv"),
                    catalog.videos().stream().map(VideoRecord::filename).toList());
            assertEquals(350, catalog.frames());
            assertEquals(150, catalog.framesOf(21));
            assertEquals(14_000_000, catalog.durationMicros());
            assertEquals(NOW, catalog.updated());
            assertTrue(catalog.bytes() > 1000);
        }
    }

    @Test
    void theAnswerDoesNotDependOnTheOrderOfIndexing(@TempDir Path other) throws IOException {
        write(List.of(new Film(1), new Film(2), new Film(3)));
        write(other, List.of(new Film(3)));
        write(other, List.of(new Film(2), new Film(1)));
        try (SceneIndex one = SceneIndexes.open(directory);
                SceneIndex two = SceneIndexes.open(other)) {
            for (int frame = 3; frame < 200; frame += 20) {
                Picture picture = new Film(2).frame(frame, 640, 360);
                assertEquals(search(one, picture), search(two, picture));
            }
        }
    }

    @Test
    void replacingAVideoLeavesOnlyTheNewRuns() throws IOException {
        write(List.of(new Film(1, null, 8), new Film(2)));
        write(List.of(new Film(1, null, 1)));
        try (SceneIndex index = SceneIndexes.open(directory)) {
            assertEquals(50 + 200, index.catalog().frames());
            SceneIndexes.verify(directory);
            Picture gone = new Film(1).frame(6 * Film.FRAMES_A_SHOT, 640, 360);
            assertTrue(search(index, gone).moments().getFirst().similarity() < 0.9);
        }
    }

    @Test
    void aRemovedVideoIsNotFoundAgain() throws IOException {
        write(List.of(new Film(1), new Film(2)));
        try (SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC())) {
            writer.remove(new Film(1).id());
        }
        try (SceneIndex index = SceneIndexes.open(directory)) {
            assertEquals(1, index.catalog().videos().size());
            Answer answer = search(index, new Film(1).frame(70, 640, 360));
            assertTrue(answer.moments().stream().allMatch(m -> m.video().id().equals(new Film(2).id())));
        }
    }

    @Test
    void aMovedVideoIsFoundAtItsNewPathWithTheSameMoment() throws IOException {
        Film film = new Film(1);
        write(List.of(film, new Film(2)));
        Picture picture = film.frame(70, 640, 360);
        VideoRecord moved = at(film.record(film.keyframes()), 4242, "/elsewhere/Renamed.mkv");
        try (SceneIndex index = SceneIndexes.open(directory);
                SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC())) {
            Moment before = search(index, picture).moments().getFirst();
            writer.move(film.id(), moved);
            writer.commit();
            Moment after = search(index, picture).moments().getFirst();

            assertEquals(moved, after.video());
            assertEquals(before.atMicros(), after.atMicros());
            assertEquals(before.similarity(), after.similarity());
            assertEquals(2, index.catalog().videos().size());
        }
        SceneIndexes.verify(directory);
    }

    @Test
    void nothingIsVisibleBeforeTheCommit() throws IOException {
        write(List.of(new Film(2)));
        try (SceneIndex index = SceneIndexes.open(directory);
                SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC())) {
            new Film(1).putInto(writer);
            assertEquals(1, index.catalog().videos().size());
            assertEquals(1, writer.catalog().videos().size());
            writer.commit();
            assertEquals(2, index.catalog().videos().size());
        }
    }

    static VideoRecord at(VideoRecord video, long id, String path) {
        return new VideoRecord(
                new dev.koma.sceneindex.catalog.VideoId(id),
                Path.of(path),
                video.anilist(),
                video.title(),
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
                video.partial());
    }

    private void write(List<Film> films) throws IOException {
        write(directory, films);
    }

    private static void write(Path where, List<Film> films) throws IOException {
        try (SceneIndexWriter writer = SceneIndexes.openWriter(where, Clock.fixed(NOW, ZoneOffset.UTC))) {
            for (Film film : films) {
                film.putInto(writer);
                writer.commit();
            }
        }
    }

    private static Answer search(SceneIndex index, Picture picture) throws IOException {
        return index.search(new Query(picture, false, (@Nullable Integer) null, 10));
    }
}
