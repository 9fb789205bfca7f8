package dev.koma.benchmarks.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.benchmarks.alteration.Alteration;
import dev.koma.benchmarks.alteration.Scenery;
import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecogniserTest {
    @TempDir
    private Path folder;

    private VideoRecord film;
    private VideoRecord other;

    @BeforeEach
    void writeAPicture() throws IOException {
        film = FakeIndex.video(1, folder.toAbsolutePath().resolve("films/a.mkv"));
        other = FakeIndex.video(2, folder.toAbsolutePath().resolve("films/b.mkv"));
        Files.write(
                folder.resolve("0000_none.png"),
                Alteration.NONE.file(Scenery.make(new SplittableRandom(1), 64, 48), new SplittableRandom(1)));
    }

    @Test
    void anAnswerIsRightWhenTheMomentIsWithinHalfASecondOfItsSpan() throws IOException, InterruptedException {
        assertEquals(1, search(10.4, moment(film, 5, 7, 10, 0.95)).rank());
        assertEquals(1, search(4.6, moment(film, 5, 7, 10, 0.95)).rank());
        assertEquals(0, search(10.6, moment(film, 5, 7, 10, 0.95)).rank());
    }

    @Test
    void anAnswerIsRightWhenItsBestMomentIsWithinASecond() throws IOException, InterruptedException {
        assertEquals(1, search(7.9, moment(film, 7, 7, 7.1, 0.95)).rank());
        assertEquals(0, search(8.1, moment(film, 7, 7, 7.1, 0.95)).rank());
    }

    @Test
    void theRankIsThatOfTheFirstRightAnswer() throws IOException, InterruptedException {
        Outcome outcome =
                search(7, moment(other, 5, 7, 10, 0.97), moment(film, 40, 41, 42, 0.9), moment(film, 6, 7, 8, 0.5));
        assertEquals(3, outcome.rank());
        assertEquals("mirrored", outcome.hint());
        assertFalse(outcome.isRight());
        assertEquals("films/b.mkv", outcome.answerVideo());
        assertEquals(0.97, outcome.similarity());
        assertFalse(outcome.isOtherMoment());
    }

    @Test
    void theRightVideoAtAnotherMomentIsWrong() throws IOException, InterruptedException {
        Outcome outcome = search(20, moment(film, 5, 7, 10, 0.95));
        assertFalse(outcome.isRight());
        assertTrue(outcome.isOtherMoment());
    }

    @Test
    void aPictureOfAVideoThatIsNotInTheIndexHasNoRightAnswer() throws IOException, InterruptedException {
        KnownPicture foreign = new KnownPicture("0000_none.png", "films/c.mkv", 7, "none");
        Outcome outcome = search(foreign, moment(film, 5, 7, 10, 0.95));
        assertFalse(outcome.isKnown());
        assertEquals(0, outcome.rank());
        assertTrue(outcome.isClaimed());
    }

    @Test
    void noAnswerIsAnOutcomeToo() throws IOException, InterruptedException {
        Outcome outcome = search(7);
        assertEquals(0, outcome.rank());
        assertEquals(0, outcome.similarity());
        assertEquals("", outcome.answerVideo());
    }

    @Test
    void searchesAsTheServerDoes() throws IOException, InterruptedException {
        FakeIndex index = new FakeIndex(List.of(film), List.of());
        new Recogniser(index, folder)
                .search(folder, List.of(new KnownPicture("0000_none.png", "films/a.mkv", 1, "none")), 1, done -> {});
        assertTrue(index.lastQuery().cutBorders());
        assertEquals(64, index.lastQuery().picture().width());
    }

    @Test
    void aMissingPictureIsAnErrorAndNoOutcome() throws IOException {
        Recogniser recogniser = new Recogniser(new FakeIndex(List.of(film), List.of()), folder);
        List<KnownPicture> missing = List.of(new KnownPicture("nowhere.png", null, 0, "none"));
        assertThrows(IOException.class, () -> recogniser.search(folder, missing, 1, done -> {}));
    }

    private Outcome search(double seconds, Moment... answers) throws IOException, InterruptedException {
        return search(new KnownPicture("0000_none.png", "films/a.mkv", seconds, "none"), answers);
    }

    private Outcome search(KnownPicture picture, Moment... answers) throws IOException, InterruptedException {
        FakeIndex index = new FakeIndex(List.of(film, other), List.of(answers));
        return new Recogniser(index, folder)
                .search(folder, List.of(picture), 1, done -> {})
                .getFirst();
    }

    private static Moment moment(VideoRecord video, double from, double at, double to, double similarity) {
        return new Moment(
                video,
                Math.round(from * 1e6),
                Math.round(at * 1e6),
                Math.round(to * 1e6),
                similarity,
                Set.of(Hint.MIRRORED));
    }
}
