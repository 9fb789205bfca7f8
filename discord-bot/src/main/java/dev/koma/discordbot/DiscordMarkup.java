package dev.koma.discordbot;

import dev.koma.botcore.reply.Markup;
import java.net.URI;

/** Discord's Markdown: a backslash before anything that is not a letter, a digit or a space makes it show as it is. */
final class DiscordMarkup implements Markup {
    static final DiscordMarkup INSTANCE = new DiscordMarkup();

    private DiscordMarkup() {}

    @Override
    public String plain(String words) {
        StringBuilder written = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c > ' ' && c < 127 && !Character.isLetterOrDigit(c) && c != ',' && c != ';' && c != '\'') {
                written.append('\\');
            }
            written.append(c);
        }
        return written.toString();
    }

    @Override
    public String bold(String words) {
        return words.isBlank() ? words : "**" + plain(words) + "**";
    }

    @Override
    public String code(String words) {
        return words.isBlank() || words.indexOf('`') >= 0 ? plain(words) : "`" + words + "`";
    }

    @Override
    public String link(String words, URI address) {
        return "[" + plain(words) + "](<" + address.toASCIIString() + ">)";
    }
}
