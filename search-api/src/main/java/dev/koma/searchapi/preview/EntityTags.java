package dev.koma.searchapi.preview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares entity tags in the headers of conditional requests, after RFC 9110, sections 8.8.3 and 13.1. */
final class EntityTags {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

    private EntityTags() {}

    /** Whether {@code If-None-Match} names this tag: {@code *}, or a list of tags, strong or weak, compared weakly. */
    static boolean matchesAny(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(ifNoneMatch);
        while (tags.find()) {
            if (tags.group(2).equals(etag)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code If-Range} lets a range be answered: there is none, or it is this tag, compared strongly. */
    static boolean allowsRange(@Nullable String ifRange, String etag) {
        return ifRange == null || ifRange.strip().equals(etag);
    }
}
