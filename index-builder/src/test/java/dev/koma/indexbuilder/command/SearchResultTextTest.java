package dev.koma.indexbuilder.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchResultTextTest {
    private static final long SECOND = 1_000_000;
    private static final VideoRecord VIDEO = new VideoRecord(
            new VideoId(1),
            Path.of("/library/a.mp4"),
            null,
            "a",
            1,
            0,
            "00",
            1,
            16 / 9.0,
            1,
            1,
            1,
            List.of(),
            Coverage.COMPLETE,
            null);

    @Test
    void saysWhatWasSpecialAboutThePictureBehindTheTimes() {
        assertEquals(
                "0.950  a  a.mp4  00:00:01.0–00:00:03.0  (mirrored, picture in picture)\n0.400  a  a.mp4  00:00:01.0–00:00:03.0\n",
                text(answer(false, Set.of(Hint.PICTURE_IN_PICTURE, Hint.MIRRORED))));
    }

    @Test
    void printsHintsAsJsonWhereThereAreAny() {
        JsonNode result = new ObjectMapper()
                .valueToTree(SearchResultText.of("q", answer(false, Set.of(Hint.CROPPED))))
                .path("result");

        assertEquals("[\"cropped\"]", result.path(0).path("hint").toString());
        assertFalse(result.path(1).has("hint"));
    }

    @Test
    void U39_saysOfAFlatPictureThatNothingCanBeRecognised() {
        assertEquals(
                "The picture is nearly one colour: nothing can be recognised in it.\n"
                        + "0.950  a  a.mp4  00:00:01.0–00:00:03.0  (flat picture)\n0.400  a  a.mp4  00:00:01.0–00:00:03.0\n",
                text(answer(true, Set.of(Hint.FLAT))));
    }

    private static Answer answer(boolean flat, Set<Hint> hints) {
        return new Answer(
                List.of(
                        new Moment(VIDEO, SECOND, 2 * SECOND, 3 * SECOND, 0.95, hints),
                        new Moment(VIDEO, SECOND, 2 * SECOND, 3 * SECOND, 0.4)),
                225,
                flat);
    }

    private static String text(Answer answer) {
        StringWriter text = new StringWriter();
        SearchResultText.of("q", answer).print(new PrintWriter(text), false);
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
