package dev.koma.telegrambot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Telegram's HTML style as strictly as Telegram does. */
final class HtmlReader {
    private static final Pattern TOKEN =
            Pattern.compile("<(/?)([a-z]+)((?: [a-z]+=\"[^\"<>]*\")?)>|&(lt|gt|amp|quot);|[^<>&]+", Pattern.DOTALL);
    private static final Set<String> TAGS = Set.of("b", "i", "u", "s", "code", "pre", "a");

    private HtmlReader() {}

    /** @throws IllegalArgumentException when Telegram would refuse it */
    static String read(String written) {
        StringBuilder words = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(written);
        int at = 0;
        while (at < written.length()) {
            if (!token.find(at) || token.start() != at) {
                throw new IllegalArgumentException("unexpected character at byte offset " + at);
            }
            if (token.group(2) != null) {
                tag(token, open);
            } else if (token.group(4) != null) {
                words.append(
                        switch (token.group(4)) {
                            case "lt" -> '<';
                            case "gt" -> '>';
                            case "amp" -> '&';
                            default -> '"';
                        });
            } else {
                words.append(token.group());
            }
            at = token.end();
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("can't find end tag corresponding to start tag " + open.peek());
        }
        return words.toString();
    }

    private static void tag(Matcher token, Deque<String> open) {
        String name = token.group(2);
        if (!TAGS.contains(name)) {
            throw new IllegalArgumentException("unsupported start tag \"" + name + "\"");
        }
        if (token.group(1).isEmpty()) {
            open.push(name);
        } else if (open.isEmpty() || !open.pop().equals(name)) {
            throw new IllegalArgumentException("unmatched end tag");
        }
    }
}
