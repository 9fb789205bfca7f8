package dev.koma.sceneindex.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final VideoRecord VIDEO = new VideoRecord(
            new VideoId(1),
            Path.of("/library/a.mp4"),
            null,
            "a",
            1,
            0,
            "00",
            1,
            1.5,
            1,
            1,
            1,
            List.of(),
            Coverage.COMPLETE,
            null);

    @Test
    void givesHintsInTheOrderOfTheirKindsAndKeepsThem() {
        Set<Hint> given = new LinkedHashSet<>(List.of(Hint.NEGATIVE, Hint.CROPPED, Hint.MIRRORED));
        Moment moment = new Moment(VIDEO, 0, 1, 2, 1, given);
        given.clear();

        assertEquals(List.of(Hint.MIRRORED, Hint.CROPPED, Hint.NEGATIVE), List.copyOf(moment.hints()));
        assertThrows(UnsupportedOperationException.class, () -> moment.hints().add(Hint.FLAT));
    }

    @Test
    void usuallyHasNoHints() {
        assertTrue(new Moment(VIDEO, 0, 1, 2, 1).hints().isEmpty());
    }

    @Test
    void saysHintsInWords() {
        assertEquals(
                List.of("mirrored", "cropped", "picture in picture", "negative", "flat picture"),
                Arrays.stream(Hint.values()).map(Hint::words).toList());
    }
}
