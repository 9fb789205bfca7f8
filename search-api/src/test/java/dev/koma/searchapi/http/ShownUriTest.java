package dev.koma.searchapi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me?key=secret",
                "/search?cutBorders&key=secret&anilistID=1",
                "/search?KEY=secret",
                "/search?%6bey=secret",
                "/search?k%65y=secret&key=secret",
                "/video/21/a.mkv?t=1&token=secret",
                "/video/21/a.mkv?t=1?token=secret",
                "/search?url=https%3A%2F%2Fapi.telegram.org%2Ffile%2Fbotsecret%2Fa.jpg",
                "/search?key=a=secret",
            })
    void K3_showsNoKeyAndNoToken(String uri) {
        String shown = ShownUri.of(uri);

        assertFalse(shown.contains("secret"), shown);
        assertTrue(shown.contains("=***"), shown);
    }

    @ParameterizedTest
    @CsvSource({
        "/me, /me",
        "/search?cutBorders&anilistID=1, /search?cutBorders&anilistID=1",
        "/search?monkey=1, /search?monkey=1",
        "/search?key, /search?key",
        "/search?, /search?",
        "/search?%zz=1, /search?%zz=1"
    })
    void showsTheRest(String uri, String shown) {
        assertEquals(shown, ShownUri.of(uri));
    }

    @Test
    void keepsToOneLineThatIsNotVeryLong() {
        assertEquals("/a?b???c", ShownUri.of("/a?b\r\n\u001bc"));
        assertTrue(ShownUri.of("/" + "x".repeat(10_000)).length() < 600);
    }
}
