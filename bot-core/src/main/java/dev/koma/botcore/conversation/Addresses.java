package dev.koma.botcore.conversation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Web addresses in text that people wrote. */
final class Addresses {
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"]+");
    private static final int LONGEST = 2000;
    private static final int MOST = 10;
    /** What ends a sentence rather than an address. */
    private static final String PUNCTUATION = ".,;:!?'*_~|。、，」』";

    private Addresses() {}

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(text);
        while (found.size() < MOST && matcher.find()) {
            String address = trimmed(matcher.group());
            if (parse(address).isPresent() && !found.contains(address)) {
                found.add(address);
            }
        }
        return found;
    }

    private static String trimmed(String address) {
        int end = address.length();
        while (end > 0 && (PUNCTUATION.indexOf(address.charAt(end - 1)) >= 0 || isUnopened(address, end))) {
            end--;
        }
        return address.substring(0, end);
    }

    /** Whether the last character closes a parenthesis that was opened before the address. */
    private static boolean isUnopened(String address, int end) {
        String head = address.substring(0, end);
        return head.endsWith(")")
                && head.chars().filter(c -> c == ')').count()
                        > head.chars().filter(c -> c == '(').count();
    }

    /** The address of a web page or picture, empty when it is none. */
    static Optional<URI> parse(String address) {
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
