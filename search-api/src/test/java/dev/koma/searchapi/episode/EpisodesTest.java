package dev.koma.searchapi.episode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodesTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvFileSource(resources = "episodes.csv", delimiter = '\t', quoteCharacter = '\0')
    void readsTheEpisodeOfFileNamesFromRealLife(String filename, String json) throws JsonProcessingException {
        assertEquals(json, new ObjectMapper().writeValueAsString(Episodes.parse(filename)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "01-",
                "[",
                "(",
                "[[(((",
                "- ",
                "S01E",
                "1x",
                "第",
                "第一",
                "\u0301\u0315",
                "[01](",
                "e1",
                "01 - 02",
                "😀",
                "-1",
                "9.9.9.9",
                "[01_",
                "x2",
                "v2v2",
                "\uD800",
                "12 ~ ",
                ".",
                " "
            })
    void survivesHostileNamesHoweverLong(String piece) {
        String name = piece.repeat(64 * 1024 / piece.length());
        assertTimeoutPreemptively(Duration.ofMillis(500), () -> {
            Episodes.parse(name);
        });
    }
}
