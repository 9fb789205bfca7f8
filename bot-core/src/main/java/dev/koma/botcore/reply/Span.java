package dev.koma.botcore.reply;

import java.net.URI;

/** A piece of text in one style. What it says is never markup, whatever characters are in it. */
public sealed interface Span {
    /** What it says, with line breaks as {@code \n}, and nothing that steers a terminal or the direction of writing. */
    String words();

    /** As it is. */
    record Plain(String words) implements Span {
        public Plain {
            words = Words.clean(words);
        }
    }

    /** Emphasised. */
    record Bold(String words) implements Span {
        public Bold {
            words = Words.clean(words);
        }
    }

    /** A name that people may want to copy. */
    record Code(String words) implements Span {
        public Code {
            words = Words.clean(words);
        }
    }

    /** Words that lead to an http or https address. */
    record Link(String words, URI address) implements Span {
        public Link {
            words = Words.clean(words);
            if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
                throw new IllegalArgumentException("not a web address");
            }
        }
    }
}
