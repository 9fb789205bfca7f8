package dev.koma.telegrambot;

import dev.koma.botcore.reply.Markup;
import java.net.URI;

/** Telegram's HTML style, in which three characters have to be escaped, and a quotation mark in addresses. */
final class HtmlMarkup implements Markup {
    static final HtmlMarkup INSTANCE = new HtmlMarkup();

    private HtmlMarkup() {}

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String plain(String words) {
        return escape(words);
    }

    @Override
    public String bold(String words) {
        return "<b>" + escape(words) + "</b>";
    }

    @Override
    public String code(String words) {
        return "<code>" + escape(words) + "</code>";
    }

    @Override
    public String link(String words, URI address) {
        return "<a href=\"" + escape(address.toASCIIString()).replace("\"", "&quot;") + "\">" + escape(words) + "</a>";
    }

    /** Telegram counts what is left when it has read the markup. */
    @Override
    public int length(String written) {
        return written.replaceAll("<[^>]*>", "").replaceAll("&[a-z]+;", "&").length();
    }
}
