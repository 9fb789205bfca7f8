package dev.koma.searchapi.episode;

import dev.koma.searchapi.episode.Token.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a file name into tokens, in one pass. */
final class Tokenizer {
    /** No file system has longer names; what a longer text says behind this is not read. */
    private static final int LONGEST = 1024;

    private static final Set<String> EXTENSIONS = Set.of(
            "mp4", "mkv", "webm", "avi", "mov", "ts", "m4v", "flv", "wmv", "ogv", "mpg", "mpeg", "m2ts", "mts", "rmvb",
            "3gp", "vob", "ogm", "divx");

    private final String text;
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of a name without its extension; full-width letters and digits become plain ones. */
    static List<Token> tokens(String filename) {
        String whole = filename.length() > LONGEST ? filename.substring(0, LONGEST) : filename;
        String plain = Normalizer.normalize(withoutExtension(whole), Normalizer.Form.NFKC);
        return new Tokenizer(plain.toLowerCase(Locale.ROOT)).all();
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        boolean isVideo =
                dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        return isVideo ? name.substring(0, dot) : name;
    }

    private List<Token> all() {
        List<Token> tokens = new ArrayList<>();
        while (at < text.length()) {
            tokens.add(next());
        }
        return tokens;
    }

    private Token next() {
        int start = at;
        int c = text.codePointAt(at);
        Kind kind = kind(c);
        do {
            at += Character.charCount(text.codePointAt(at));
        } while (kind != Kind.SYMBOL && at < text.length() && kind(text.codePointAt(at)) == kind);
        if (kind == Kind.NUMBER && isFraction()) {
            at += 2;
        }
        return new Token(kind, text.substring(start, at));
    }

    /** A dot and one digit that end here: more digits are another number, letters make it something like 5.1ch. */
    private boolean isFraction() {
        if (at + 1 >= text.length() || text.charAt(at) != '.' || !isDigit(text.charAt(at + 1))) {
            return false;
        }
        if (at + 2 == text.length()) {
            return true;
        }
        int behind = text.codePointAt(at + 2);
        return behind == 'v' || (kind(behind) == Kind.WORD && behind > 0x7F) || isEndOfNumber(behind);
    }

    private static boolean isEndOfNumber(int c) {
        return kind(c) == Kind.SPACE || (kind(c) == Kind.SYMBOL && c != '.');
    }

    private static Kind kind(int c) {
        if (isDigit(c)) {
            return Kind.NUMBER;
        }
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return Kind.WORD;
        }
        return Character.isWhitespace(c) ? Kind.SPACE : Kind.SYMBOL;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
