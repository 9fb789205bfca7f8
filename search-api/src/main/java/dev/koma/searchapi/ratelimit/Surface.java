package dev.koma.searchapi.ratelimit;

import java.util.Locale;

/** What is limited apart. */
public enum Surface {
    /** Everything that answers in JSON, and what is not there. */
    API,
    /** Preview stills and clips. */
    MEDIA,
    /** The web page, its files and the documentation for people. */
    WEB;

    /** Its name in configuration, headers and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param path normalized, beginning with a slash */
    static Surface of(String path) {
        if (path.startsWith("/image/") || path.startsWith("/video/")) {
            return MEDIA;
        }
        int end = path.indexOf('/', 1);
        boolean file = end < 0 && path.indexOf('.') > 0;
        return path.equals("/") || path.equals("/docs") || path.startsWith("/docs/") || file ? WEB : API;
    }
}
