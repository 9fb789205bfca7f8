package dev.koma.media.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamTagsTest {
    @ParameterizedTest
    @CsvSource({
        "00:01:00.000000000, 60000000",
        "00:00:30.007, 30007000",
        "1:02:03, 3723000000",
        "100:00:00.5, 360000500000",
        "N/A, 0",
        "60.0, 0",
        "00:01:00.1234567890, 0",
        "'', 0"
    })
    void readsDurationsAsMuxersWriteThem(String text, long micros) {
        assertEquals(micros, StreamTags.micros(text));
    }
}
