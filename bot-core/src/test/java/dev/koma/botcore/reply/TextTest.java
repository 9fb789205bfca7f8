package dev.koma.botcore.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TextTest {
    /** Escapes each star, and writes bold between two of them. */
    private static final Markup STARS = new Markup() {
        @Override
        public String plain(String words) {
            return words.replace("*", "\\*");
        }

        @Override
        public String bold(String words) {
            return "*" + plain(words) + "*";
        }

        @Override
        public String code(String words) {
            return plain(words);
        }

        @Override
        public String link(String words, URI address) {
            return "[" + plain(words) + "](" + address + ")";
        }
    };

    @Test
    void C22_wordsAreNeverMarkup() {
        assertEquals("a\\*b*c\\*d*", Text.plain("a*b").bold("c*d").write(STARS, 100));
    }

    @Test
    void C22_isCutWithoutBreakingMarkup() {
        Text text = Text.plain("head ").bold("* * * * * *");
        for (int limit = 1; limit < 40; limit++) {
            String written = text.write(STARS, limit);
            assertTrue(written.length() <= limit, written);
            long bare = written.replace("\\*", "").chars().filter(c -> c == '*').count();
            assertTrue(bare == 0 || bare == 2, written);
            assertFalse(written.endsWith("\\"), written);
        }
    }

    @Test
    void C22_isCutBetweenWholeCharacters() {
        String family = "👩‍👩‍👧";
        Text text = Text.plain(family.repeat(10));
        assertEquals(family.repeat(3) + "…", text.write(Markup.NONE, 3 * family.length() + 4));
        assertEquals("e\u0301…", Text.plain("e\u0301e\u0301e\u0301").write(Markup.NONE, 4));
    }

    @Test
    void C22_cannotSteerTheDirectionOrATerminal() {
        assertEquals("abcdef\n", Text.plain("abc\u202Edef\u0007\u001B\n").words());
        assertEquals("ab", Text.plain("a\uD83Db").words());
    }

    @Test
    void linksLeadToTheWebOnly() {
        assertThrows(IllegalArgumentException.class, () -> Text.EMPTY.link("x", URI.create("javascript:alert(1)")));
    }

    @Test
    void longTextIsCutFast() {
        String written = Text.plain("*".repeat(1_000_000)).write(STARS, 4096);
        assertTrue(written.length() <= 4096 && written.length() > 4000);
    }
}
