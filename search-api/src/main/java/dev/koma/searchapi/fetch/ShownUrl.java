package dev.koma.searchapi.fetch;

import java.util.regex.Pattern;

/** A client's URL as an error message may show it: short, on one line, without a Telegram bot's token. */
final class ShownUrl {
    private static final int LONGEST = 200;
    private static final Pattern BOT_TOKEN = Pattern.compile("/bot[0-9]{1,20}(?::|%3[Aa])[^/?#]*");

    private ShownUrl() {}

    static String of(String url) {
        // Cut first: the work stays small however long the input is. The token is near the front of any URL that has
        // one.
        String start = url.length() > LONGEST * 2 ? url.substring(0, LONGEST * 2) : url;
        StringBuilder shown = new StringBuilder();
        BOT_TOKEN
                .matcher(start)
                .replaceAll("/bot***")
                .codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
        return shown.length() < url.length() && shown.length() >= LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
