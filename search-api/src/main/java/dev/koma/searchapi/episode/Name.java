package dev.koma.searchapi.episode;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** A file name in tokens, with its brackets paired and with marks on what is not an episode. */
final class Name {
    private static final String OPEN = "[(【「『{《〈";
    private static final String CLOSE = "])】」』}》〉";
    private static final Token NOTHING = new Token(Token.Kind.SPACE, "");

    private final List<Token> tokens;
    private final int[] partner;
    private final int[] enclosing;
    private final BitSet noise = new BitSet();

    Name(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        this.partner = new int[tokens.size()];
        this.enclosing = new int[tokens.size()];
        pairBrackets();
    }

    private void pairBrackets() {
        Arrays.fill(partner, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            enclosing[i] = open.isEmpty() ? -1 : open.peek();
            if (token.isSymbol(OPEN)) {
                open.push(i);
            } else if (token.isSymbol(CLOSE)
                    && !open.isEmpty()
                    && OPEN.indexOf(text(open.peek())) == CLOSE.indexOf(token.text())) {
                int start = open.pop();
                partner[start] = i;
                partner[i] = start;
            }
        }
    }

    int size() {
        return tokens.size();
    }

    /** The token at an index; before the start and behind the end there is white space. */
    Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NOTHING;
    }

    String text(int index) {
        return at(index).text();
    }

    /** The bracket that closes the one that opens here, or -1. */
    int close(int index) {
        return index >= 0 && index < partner.length && partner[index] > index ? partner[index] : -1;
    }

    /** Whether it stands in a pair of brackets. */
    boolean isBracketed(int index) {
        for (int open = enclosing[index]; open >= 0; open = enclosing[open]) {
            if (partner[open] >= 0) {
                return true;
            }
        }
        return false;
    }

    void markNoise(int from, int to) {
        noise.set(from, to);
    }

    boolean isNoise(int index) {
        return noise.get(index);
    }

    /** Whether there is a number that nothing speaks against. */
    boolean isFreeNumber(int index) {
        return at(index).isNumber() && !noise.get(index);
    }

    BigDecimal number(int index) {
        return new BigDecimal(text(index));
    }

    /** Whether it is written with more digits than it needs, as episodes are and names are not. */
    boolean hasLeadingZero(int index) {
        return text(index).length() > 1 && text(index).startsWith("0");
    }

    /** Number of digits before the fraction. */
    int digits(int index) {
        int dot = text(index).indexOf('.');
        return dot < 0 ? text(index).length() : dot;
    }

    /** The first index from here on that is not a separator. */
    int skipSeparators(int index) {
        int i = index;
        while (i < size() && at(i).isSeparator()) {
            i++;
        }
        return i;
    }

    /** Whether only brackets, separators and noise come from here on. */
    boolean isEnd(int index) {
        for (int i = skipSeparators(index); i < size(); i = skipSeparators(i)) {
            int close = close(i);
            if (close >= 0) {
                i = close + 1;
            } else if (isNoise(i)) {
                i++;
            } else {
                return false;
            }
        }
        return true;
    }
}
