package dev.koma.sceneindex.search;

import static dev.koma.sceneindex.catalog.Coverage.COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.CensusComparison;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.picture.SmallPicture;
import dev.koma.sceneindex.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final VideoRecord VIDEO = new VideoRecord(
            new VideoId(1),
            Path.of("film.mkv"),
            null,
            "Film",
            1,
            1,
            "",
            60_000_000,
            1.5,
            1500,
            0,
            0,
            List.of(),
            COMPLETE,
            null);

    private final List<RunView> runs = new ArrayList<>();

    @Test
    void aStaticShotIsCoveredWholeThoughItHasSeveralRuns() throws IOException {
        run(5, true, 90);
        run(2, true, 0);
        run(2, false, 4);
        run(2, false, 0);
        run(5, true, 90);

        Moment moment = only(hit(2, 10));
        assertEquals(5_000_000, moment.fromMicros());
        assertEquals(11_000_000, moment.toMicros());
        assertEquals(8_000_000, moment.atMicros());
    }

    @Test
    void aNeighbouringShotThatLooksDifferentIsNeverReached() throws IOException {
        run(3, true, 90);
        run(1, true, 0);
        run(3, true, 90);

        Moment moment = only(hit(1, 10));
        assertEquals(3_000_000, moment.fromMicros());
        assertEquals(4_000_000, moment.toMicros());
    }

    @Test
    void aShotThatMovesIsBoundedWhereTheLookChanges() throws IOException {
        run(1, true, 0);
        run(1, false, 5);
        run(1, false, 20);

        Moment moment = only(hit(0, 10));
        assertEquals(2_000_000, moment.toMicros());
    }

    @Test
    void aFlashThatWasTakenForACutDoesNotSplitAMoment() throws IOException {
        run(2, true, 0);
        run(2, true, 1);

        assertEquals(4_000_000, only(hit(0, 10)).toMicros());
    }

    @Test
    void hitsOfOneSceneAreOneMoment() throws IOException {
        run(1, true, 0);
        run(1, false, 20);
        run(1, false, 40);
        run(1, true, 80);

        List<Moment> moments = Moments.of(List.of(hit(1, 5), hit(0, 7), hit(2, 9), hit(3, 11)), timeline(), 10);
        assertEquals(2, moments.size());
        assertEquals(1_000_000, moments.get(0).fromMicros());
        assertEquals(3_000_000, moments.get(1).fromMicros());
    }

    @Test
    void hitsOfALongShotThatAreFarApartStayApart() throws IOException {
        run(1, true, 0);
        for (int i = 1; i < 10; i++) {
            run(1, false, 20 + i);
        }
        run(1, false, 0);

        assertEquals(
                2, Moments.of(List.of(hit(0, 5), hit(10, 5)), timeline(), 10).size());
    }

    @Test
    void noMoreThanTheLimitAndTheBestFirst() throws IOException {
        for (int i = 0; i < 20; i++) {
            run(3, true, i * 10);
        }
        List<Find> finds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            finds.add(hit(i, i * 100));
        }
        List<Moment> moments = Moments.of(finds, timeline(), 10);
        assertEquals(10, moments.size());
        for (int i = 1; i < 10; i++) {
            assertTrue(moments.get(i - 1).similarity() > moments.get(i).similarity());
        }
    }

    @Test
    void U39_ofBlackRunsTheLongestComesFirstAndNoneIsAMatch() throws IOException {
        run(1, true, 0);
        run(5, true, 0);
        run(3, true, 0);
        List<Sighting> ranked = java.util.stream.Stream.of(
                        sighting(0, 3), sighting(1, 60), sighting(2, 0), sighting(0, 250))
                .sorted(Ranking.LONGEST)
                .toList();

        assertEquals(
                List.of(60.0, 0.0, 3.0, 250.0),
                ranked.stream().map(Sighting::distance).toList());
        Find black = Find.of(ranked.getFirst(), true);
        assertTrue(only(black).similarity() <= Calibration.FLAT);
        assertEquals(Set.of(Hint.FLAT), black.hints());
    }

    @Test
    void whatChangesOutsideOfThePictureDoesNotBoundAMomentButShotsDo() throws IOException {
        run(5, true, 120);
        run(2, true, 90);
        run(2, false, 0);
        run(2, false, 120);
        run(2, false, 60);
        run(5, true, 120);
        Find hit = hit(2, 10);
        Find cropped = new Find(hit.run(), hit.evidence(), hit.score(), Set.of(Hint.CROPPED), run -> run.index() != 4);

        assertEquals(7_000_000, only(hit).fromMicros());
        assertEquals(9_000_000, only(hit).toMicros());
        assertEquals(5_000_000, only(cropped).fromMicros());
        assertEquals(11_000_000, only(cropped).toMicros());
        assertEquals(8_000_000, only(cropped).atMicros());
    }

    @Test
    void aMomentGoesOnAfterAShortInterruptionWithinItsShot() throws IOException {
        run(3, true, 0);
        run(1, false, 90);
        run(2, false, 0);
        run(2, false, 90);
        run(4, false, 0);

        assertEquals(0, only(hit(2, 10)).fromMicros());
        assertEquals(6_000_000, only(hit(2, 10)).toMicros());
        assertEquals(6_000_000, only(hit(0, 10)).toMicros());
        assertEquals(8_000_000, only(hit(4, 10)).fromMicros());
    }

    @Test
    void anInterruptionDoesNotReachIntoAnotherShot() throws IOException {
        run(3, true, 0);
        run(1, false, 90);
        run(3, true, 0);

        assertEquals(3_000_000, only(hit(0, 10)).toMicros());
        assertEquals(4_000_000, only(hit(2, 10)).fromMicros());
    }

    @Test
    void aSceneThatCannotBeToldFromASurerOneIsTheSame() throws IOException {
        run(2, true, 0);
        run(3, false, 90);
        run(4, false, 180);
        Find surer = hit(0, 10);
        Find other = hit(2, 100);
        Find alike = new Find(other.run(), other.evidence(), other.score(), Set.of(), run -> true);

        Moment moment = Moments.of(List.of(surer, alike), timeline(), 10).getFirst();

        assertEquals(1, Moments.of(List.of(surer, alike), timeline(), 10).size());
        assertEquals(1_000_000, moment.atMicros());
        assertEquals(0, moment.fromMicros());
        assertEquals(9_000_000, moment.toMicros());
        assertEquals(2, Moments.of(List.of(surer, other), timeline(), 10).size());
    }

    private Moment only(Find find) throws IOException {
        List<Moment> moments = Moments.of(List.of(find), timeline(), 10);
        assertEquals(1, moments.size());
        return moments.getFirst();
    }

    /** A run after the one before; looks {@code a} and {@code b} are 64·(a−b)² apart. */
    private void run(int seconds, boolean startsShot, int look) {
        long start = runs.isEmpty() ? 0 : runs.getLast().run().endMicros();
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        java.util.Arrays.fill(gradients, (byte) look);
        Descriptor descriptor = new Descriptor(gradients, new byte[Descriptor.COLOURS], new byte[Census.BYTES]);
        Run run = new Run(start, start + seconds * 1_000_000L, seconds * 25, startsShot, descriptor);
        runs.add(new RunView(VIDEO, 0, runs.size(), run));
    }

    private Find hit(int run, double distance) {
        return Find.of(sighting(run, distance), false);
    }

    private Sighting sighting(int run, double distance) {
        int chroma = FrameSize.CHROMA_WIDTH * FrameSize.CHROMA_HEIGHT;
        SmallPicture black = new SmallPicture(
                new byte[FrameSize.LUMA_WIDTH * FrameSize.LUMA_HEIGHT], new Chroma(new byte[chroma], new byte[chroma]));
        Look look = new Look(
                Homography.onto(new Box(0, 0, 1, 1)),
                false,
                black,
                runs.get(run).run().descriptor(),
                CensusComparison.of(black.luma()),
                10);
        return new Sighting(look, runs.get(run), distance);
    }

    private Timeline timeline() {
        return new Timeline() {
            @Override
            public @Nullable RunView before(RunView run) {
                return run.index() == 0 ? null : runs.get(run.index() - 1);
            }

            @Override
            public @Nullable RunView after(RunView run) {
                return run.index() == runs.size() - 1 ? null : runs.get(run.index() + 1);
            }
        };
    }
}
