package dev.koma.sceneindex.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.Scenery;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way from an altered picture to a moment, on films with real features. */
class AlteredPicturesTest {
    static final List<CrowdedFilm> FILMS =
            IntStream.range(1, 7).mapToObj(CrowdedFilm::new).toList();

    @TempDir
    private static Path directory;

    private static SceneIndex index;

    @BeforeAll
    static void write() throws IOException {
        try (SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC())) {
            for (CrowdedFilm film : FILMS) {
                film.putInto(writer);
            }
        }
        index = SceneIndexes.open(directory);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @Test
    void frames() throws IOException {
        expect(picture -> picture, Set.of());
    }

    @Test
    void darkenedFrames() throws IOException {
        expect(picture -> Scenery.toned(picture, value -> (int) (value * 0.5)), Set.of());
    }

    @Test
    void mirroredFrames() throws IOException {
        expect(Scenery::mirrored, Set.of(Hint.MIRRORED));
    }

    @Test
    void negativeFrames() throws IOException {
        expect(picture -> Scenery.toned(picture, value -> 255 - value), Set.of(Hint.NEGATIVE));
    }

    @Test
    void partsOfFrames() throws IOException {
        expect(picture -> Scenery.part(picture, new Box(110, 70, 400, 225), 640), Set.of(Hint.CROPPED));
    }

    @Test
    void mirroredPartsOfFrames() throws IOException {
        expect(
                picture -> Scenery.mirrored(Scenery.part(picture, new Box(110, 70, 400, 225), 640)),
                Set.of(Hint.CROPPED, Hint.MIRRORED));
    }

    @Test
    void pictureInPicture() throws IOException {
        Picture around = Scenery.draw(31_337, 960, 540);
        expect(
                picture -> Scenery.pasted(around, Scenery.part(picture, Box.of(picture), 420), 430, 200),
                Set.of(Hint.PICTURE_IN_PICTURE));
    }

    @Test
    void framesWithBordersAboveAndBelow() throws IOException {
        expect(picture -> Scenery.framed(picture, 0, 90, 0), Set.of());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "8,1", "1,400", "400,1", "19,33"})
    void U26_tinyPicturesAreAnswered(int width, int height) throws IOException {
        Answer answer = search(FILMS.getFirst().frame(7, width, height));
        assertTrue(answer.moments().stream().allMatch(moment -> moment.similarity() >= 0 && moment.similarity() <= 1));
    }

    @Test
    void U40_aPictureThatIsAllBorderIsAnswered() throws IOException {
        Answer answer = index.search(new Query(Scenery.plain(320, 180, 255), true, null, 10));
        assertTrue(answer.flat());
        assertTrue(answer.moments().stream().allMatch(moment -> moment.hints().contains(Hint.FLAT)));
    }

    private static void expect(UnaryOperator<Picture> alteration, Set<Hint> hints) throws IOException {
        for (int i = 0; i < 6; i++) {
            CrowdedFilm film = FILMS.get(i);
            int frame = 4 + i * 9;
            List<Moment> moments =
                    search(alteration.apply(film.frame(frame, 640, 360))).moments();
            assertFalse(moments.isEmpty());
            Moment found = moments.getFirst();
            assertEquals(film.id(), found.video().id());
            // A part of a pan lies in several of its frames, at different places.
            long error = hints.contains(Hint.CROPPED) ? 1_400_000 : 700_000;
            assertEquals(frame * CrowdedFilm.FRAME_MICROS, found.atMicros(), error);
            assertEquals(hints, found.hints());
            // How sure is a matter of calibration, which is fitted to real films; less sure of a part than of a whole
            // frame.
            assertTrue(hints.contains(Hint.CROPPED) || found.similarity() >= 0.5, "similarity " + found.similarity());
            assertTrue(moments.stream().skip(1).allMatch(other -> other.similarity() <= found.similarity()));
        }
    }

    private static Answer search(Picture picture) throws IOException {
        return index.search(new Query(picture, false, null, 10));
    }
}
