package dev.koma.botcore.reply;

import java.net.URI;

/** How a platform writes styles. Each method escapes what it is given, so that readers see exactly these words. */
public interface Markup {
    String plain(String words);

    String bold(String words);

    String code(String words);

    String link(String words, URI address);

    /** The platform's measure of text that was written so; UTF-16 units with all markup unless it counts otherwise. */
    default int length(String written) {
        return written.length();
    }

    /** No styles; an address stands behind its words. */
    Markup NONE = new Markup() {
        @Override
        public String plain(String words) {
            return words;
        }

        @Override
        public String bold(String words) {
            return words;
        }

        @Override
        public String code(String words) {
            return words;
        }

        @Override
        public String link(String words, URI address) {
            return words + " " + address;
        }
    };
}
