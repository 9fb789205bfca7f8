package dev.koma.searchapi.search;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query string of {@code /search} as clients of every age write it: flags glued to the end of the url's value, a
 * url that nobody escaped, {@code &} at the end. Of a parameter that comes twice the first counts.
 */
final class QueryReader {
    private static final Set<String> OURS = Set.of("url", "cutBorders", "anilistID", "anilistInfo", "key");
    private static final Pattern GLUED = Pattern.compile("\\?(cutBorders|anilistInfo)(=\\w*)?$");

    private @Nullable String rawUrl;
    private @Nullable String anilist;
    private boolean cutBorders;
    private boolean anilistInfo;
    private boolean inUnescapedUrl;

    SearchParameters read(String rawQuery) {
        for (String parameter : rawQuery.split("&")) {
            int equals = parameter.indexOf('=');
            String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
            take(name, equals < 0 ? "" : parameter.substring(equals + 1), parameter);
        }
        return new SearchParameters(url(), cutBorders, anilistInfo, anilist);
    }

    private void take(String name, String rawValue, String parameter) {
        if (inUnescapedUrl && !OURS.contains(name)) {
            rawUrl += "&" + parameter;
            return;
        }
        inUnescapedUrl = false;
        switch (name) {
            case "url" -> takeUrl(rawValue);
            case "anilistID" -> anilist = anilist == null ? decode(rawValue) : anilist;
            default -> takeFlag(name);
        }
    }

    private void takeUrl(String rawValue) {
        if (rawUrl != null) {
            return;
        }
        String value = rawValue;
        for (Matcher glued = GLUED.matcher(value); glued.find(); glued = GLUED.matcher(value)) {
            takeFlag(glued.group(1));
            value = value.substring(0, glued.start());
        }
        rawUrl = value;
        // An escaped url has no "?" left: what follows belongs to it, unless it is one of our own parameters.
        inUnescapedUrl = value.contains("://") && value.indexOf('?') >= 0;
    }

    private void takeFlag(String name) {
        cutBorders |= name.equals("cutBorders");
        anilistInfo |= name.equals("anilistInfo");
    }

    private @Nullable String url() {
        if (rawUrl == null) {
            return null;
        }
        String decoded = decode(rawUrl);
        return !isUri(decoded) && isUri(rawUrl) ? rawUrl : decoded;
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Text that is not percent-encoded rightly stays as it is. */
    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
