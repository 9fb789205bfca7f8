package dev.koma.searchapi.preview;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of a preview link, as clients of every age write it: {@code &size=l}, {@code &mute}, and also {@code ?size=l} behind
 * the query, with {@code &} at the end. What we do not know is not looked at.
 *
 * @param tokens each value once; more than one is one too many
 * @param times each value of {@code t} once
 * @param sizes each value once
 * @param mute whether {@code mute} is there, whatever its value
 */
record PreviewQuery(Set<String> tokens, Set<String> times, Set<String> sizes, boolean mute) {
    /** @param raw not decoded; null without a query */
    static PreviewQuery parse(@Nullable String raw) {
        Set<String> tokens = new LinkedHashSet<>();
        Set<String> times = new LinkedHashSet<>();
        Set<String> sizes = new LinkedHashSet<>();
        boolean mute = false;
        // No value of ours holds a question mark, so one is where a client began its own query.
        for (String parameter : (raw == null ? "" : raw).split("[&?]", -1)) {
            int equals = parameter.indexOf('=');
            String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
            switch (name) {
                case "token" -> tokens.add(value);
                case "t" -> times.add(value);
                case "size" -> sizes.add(value);
                case "mute" -> mute = true;
                default -> {}
            }
        }
        return new PreviewQuery(tokens, times, sizes, mute);
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
