package dev.koma.discordbot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows Discord's Markdown as a person sees it; whatever would look otherwise than it was meant is an error. */
final class DiscordReader {
    private static final Pattern PIECE = Pattern.compile(
            "\\\\([^0-9A-Za-z\\s])|\\*\\*(.+?)(?<!\\\\)\\*\\*|`([^`]+)`|\\[((?:\\\\.|[^\\]\\\\])*)]\\(<([^>]*)>\\)|([*_~|`<@#\\[])|(.)",
            Pattern.DOTALL);

    private DiscordReader() {}

    static String read(String written) {
        StringBuilder seen = new StringBuilder();
        Matcher piece = PIECE.matcher(written);
        while (piece.find()) {
            if (piece.group(1) != null) {
                seen.append(piece.group(1));
            } else if (piece.group(2) != null) {
                seen.append(read(piece.group(2)));
            } else if (piece.group(3) != null) {
                seen.append(piece.group(3));
            } else if (piece.group(4) != null) {
                seen.append(read(piece.group(4))).append(' ').append(piece.group(5));
            } else if (piece.group(6) != null) {
                throw new IllegalArgumentException("markup that was not meant: " + written);
            } else {
                seen.append(piece.group(7));
            }
        }
        return seen.toString();
    }
}
