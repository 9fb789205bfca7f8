package dev.koma.botcore.reply;

import java.text.BreakIterator;
import java.util.Locale;

/** Text from anywhere, made harmless to show. */
final class Words {
    private Words() {}

    /** Without control characters except line breaks, and without marks that turn the direction of what follows. */
    static String clean(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || !Character.isISOControl(c) && !isDirectional(c) && !isLoneSurrogate(c)) {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isDirectional(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** How many UTF-16 units of {@code text} are whole characters as people see them, and no more than {@code most}. */
    static int wholeCharacters(String text, int most) {
        if (most >= text.length()) {
            return text.length();
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.isBoundary(most) ? most : characters.preceding(most);
        return Math.max(end, 0);
    }
}
