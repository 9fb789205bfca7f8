package dev.koma.searchapi.ratelimit;

/** What is limited apart. */
public enum Surface {
    /** Everything that answers in JSON, and what is not there. */
    API("api"),
    /** Preview stills and clips. */
    MEDIA("media"),
    /** The web page, its files and the documentation for people. */
    WEB("web");

    private final String label;

    Surface(String label) {
        this.label = label;
    }

    /** Its name in configuration, headers and metrics. */
    public String label() {
        return label;
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
