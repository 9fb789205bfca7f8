package dev.koma.searchapi.fetch;

/**
 * A picture could not be fetched. The message is for the client and is the same for every reason, so that nobody can explore
 * the server's network by asking; the cause says what happened and is for the log.
 */
public final class ImageFetchException extends Exception {
    private static final long serialVersionUID = 1;

    public ImageFetchException(String url, Throwable cause) {
        super("Failed to fetch image " + ShownUrl.of(url), cause);
    }
}
