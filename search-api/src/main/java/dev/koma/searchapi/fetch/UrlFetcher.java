package dev.koma.searchapi.fetch;

/** Fetches the bytes that a URL from outside names. Safe for use by several threads; blocks. */
public interface UrlFetcher {
    /**
     * Fetches it.
     *
     * @param url as the client sent it
     * @return the whole body, at most as large as an upload may be
     * @throws InvalidImageUrlException when it is not an absolute http or https URL
     * @throws ImageFetchException when the fetch was refused or failed; says the same whatever the reason was
     */
    byte[] fetch(String url) throws InvalidImageUrlException, ImageFetchException, InterruptedException;
}
