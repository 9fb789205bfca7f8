package dev.koma.searchapi.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a picture is fetched from, read once: what is checked is what is connected to.
 *
 * @param uri as read
 * @param host canonical: lower case, in ASCII, without a dot at its end; an IP address in its one spelling, without brackets
 * @param port 1 to 65535
 */
record ImageUrl(URI uri, String host, int port) {
    private static final int LONGEST = 4096;
    private static final int LONGEST_HOST = 253;
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::(?<port>[0-9]{1,5}))?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

    /**
     * Reads what a client sent.
     *
     * @throws URISyntaxException when it is not an absolute http or https URL
     * @throws FetchFailure when it is one, but of a kind that is never fetched
     */
    static ImageUrl parse(String text) throws URISyntaxException, FetchFailure {
        if (text.length() > LONGEST) {
            throw new URISyntaxException("", "longer than " + LONGEST + " characters");
        }
        return of(new URI(encodeWhatBrowsersEncode(text.strip())));
    }

    /** Where a redirect leads; {@code location} may be relative to this. */
    ImageUrl redirectedTo(String location) throws URISyntaxException, FetchFailure {
        if (location.length() > LONGEST) {
            throw new FetchFailure("redirect to a URL longer than " + LONGEST + " characters");
        }
        return of(uri.resolve(new URI(encodeWhatBrowsersEncode(location.strip()))));
    }

    boolean isHttps() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** What goes into the request line. */
    String pathAndQuery() {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    /** What goes into the {@code Host} header. */
    String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (isHttps() ? 443 : 80) ? name : name + ":" + port;
    }

    /** Host and port in the form in which {@code koma.fetch.allow} lists them. */
    String hostAndPort() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static ImageUrl of(URI uri) throws URISyntaxException, FetchFailure {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String authority = uri.getRawAuthority();
        if (!scheme.matches("https?") || authority == null) {
            throw new URISyntaxException("", "not an absolute http or https URL");
        }
        if (authority.indexOf('@') >= 0) {
            throw new FetchFailure("user info in the URL");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new FetchFailure("a host or port that cannot be read");
        }
        String port = parts.group("port");
        int number = port == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw new FetchFailure("port " + number);
        }
        return new ImageUrl(uri, canonicalHost(parts.group("host")), number);
    }

    /** The one spelling of a host, or a refusal: no two parsers shall disagree on what we connect to. */
    static String canonicalHost(String raw) throws FetchFailure {
        try {
            if (raw.startsWith("[")) {
                return canonicalV6(raw.substring(1, raw.length() - 1));
            }
            // Also turns full-width digits and ideographic dots into ASCII ones.
            String ascii = IDN.toASCII(raw).toLowerCase(Locale.ROOT);
            String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            String[] labels = host.split("\\.", -1);
            if (host.length() > LONGEST_HOST) {
                throw new FetchFailure("host name too long");
            }
            for (String label : labels) {
                if (!LABEL.matcher(label).matches()) {
                    throw new FetchFailure("malformed host name");
                }
            }
            // Programs disagree on 127.1, 0177.0.0.1 and 0x7f000001. As in the WHATWG URL standard a name whose last
            // label
            // is a number is an IPv4 address; unlike there it has to be spelled in the usual way.
            boolean isV4 = NUMBER.matcher(labels[labels.length - 1]).matches();
            if (isV4 && !DOTTED_QUAD.matcher(host).matches()) {
                throw new FetchFailure("unusual spelling of an IPv4 address");
            }
            return isV4 ? InetAddress.ofLiteral(host).getHostAddress() : host;
        } catch (IllegalArgumentException e) {
            throw new FetchFailure("malformed host", e);
        }
    }

    private static String canonicalV6(String literal) throws FetchFailure {
        if (literal.indexOf(':') < 0 || literal.indexOf('%') >= 0) {
            throw new FetchFailure("not a plain IPv6 address in brackets");
        }
        return InetAddress.ofLiteral(literal).getHostAddress();
    }

    /** Encodes, behind the host, what people paste from their browsers and RFC 3986 does not take. */
    private static String encodeWhatBrowsersEncode(String text) {
        int scheme = text.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        while (from < text.length() && "/?#".indexOf(text.charAt(from)) < 0) {
            from++;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, from);
        text.chars().skip(from).forEach(c -> {
            if (" \"<>^`{|}[]".indexOf(c) >= 0) {
                encoded.append("%%%02X".formatted(c));
            } else {
                encoded.append((char) c);
            }
        });
        return encoded.toString();
    }
}
