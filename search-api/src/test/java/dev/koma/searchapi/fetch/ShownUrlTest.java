package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShownUrlTest {
    @Test
    void F1_showsTheStartOfALongUrl() {
        String shown = ShownUrl.of("http://host/" + "a".repeat(1_000_000));
        assertEquals(201, shown.length());
        assertTrue(shown.endsWith("…"));
    }

    @Test
    void showsNoControlCharacters() {
        assertEquals("a\uFFFD\uFFFDb\uFFFD", ShownUrl.of("a\r\nb\u202E"));
    }

    @Test
    void F36_hidesTheTokenOfATelegramBot() {
        assertEquals(
                "https://api.telegram.org/file/bot***/photos/1.jpg",
                ShownUrl.of("https://api.telegram.org/file/bot12345:AAsecret_x/photos/1.jpg"));
    }

    @Test
    void showsAShortUrlAsItIs() {
        assertEquals("http://h/a.jpg?x=1", ShownUrl.of("http://h/a.jpg?x=1"));
    }
}
