package dev.koma.searchapi.fetch;

/** What the client sent is not an absolute http or https URL; the message is for the client. */
public final class InvalidImageUrlException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidImageUrlException(String url) {
        super("Invalid image url " + ShownUrl.of(url));
    }
}
