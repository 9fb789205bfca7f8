package dev.koma.searchapi.episode;

/**
 * A piece of a file name.
 *
 * @param kind what it is made of
 * @param text the piece, in lower case
 */
record Token(Kind kind, String text) {
    enum Kind {
        /** Digits, at most one fraction digit behind a dot. */
        NUMBER,
        /** Letters. */
        WORD,
        /** White space. */
        SPACE,
        /** One character of any other kind. */
        SYMBOL
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isSymbol(String anyOf) {
        return kind == Kind.SYMBOL && anyOf.contains(text);
    }

    /** Whether it parts one thing from the next: white space, or what stands for it in file names. */
    boolean isSeparator() {
        return kind == Kind.SPACE || isSymbol("_.,");
    }

    /** Whether it is letters or digits, so that another one next to it belongs to the same piece of text. */
    boolean isAlphanumeric() {
        return isNumber() || isWord();
    }
}
