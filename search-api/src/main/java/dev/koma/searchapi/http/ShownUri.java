package dev.koma.searchapi.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The path and query of a request as a log may show them: without secrets, on one line, not very long. */
final class ShownUri {
    /** {@code url} too: what it names may hold a token of its own. */
    private static final Set<String> SECRETS = Set.of("key", "token", "url");

    private static final String MASK = "***";
    private static final int LONGEST = 500;

    private ShownUri() {}

    static String of(String uri) {
        int query = uri.indexOf('?');
        StringBuilder shown = new StringBuilder(query < 0 ? uri : uri.substring(0, query + 1));
        if (query >= 0) {
            // Clients also append parameters behind a second question mark.
            for (String parameter : uri.substring(query + 1).split("(?=[&?])")) {
                shown.append(masked(parameter));
            }
        }
        String line = shown.toString().replaceAll("[^\\x21-\\x7e]", "?");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static String masked(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return parameter;
        }
        String name = decoded(parameter.substring(0, equals)).replaceAll("^[&?]", "");
        return SECRETS.contains(name.toLowerCase(Locale.ROOT)) ? parameter.substring(0, equals + 1) + MASK : parameter;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
