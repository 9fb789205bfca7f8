package dev.koma.searchapi.search;

import dev.koma.searchapi.fetch.ImageFetchException;
import dev.koma.searchapi.fetch.InvalidImageUrlException;
import dev.koma.searchapi.fetch.UrlFetcher;
import dev.koma.searchapi.http.ApiException;

/** Gets the bytes of the picture that a search is about. */
final class PictureSource {
    private final UrlFetcher fetcher;

    PictureSource(UrlFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** @throws ApiException 400 when it cannot be fetched */
    byte[] bytes(SearchRequest request) throws InterruptedException {
        String url = request.url();
        if (url == null) {
            return request.upload().bytes();
        }
        try {
            return fetcher.fetch(url);
        } catch (InvalidImageUrlException | ImageFetchException e) {
            throw new ApiException(400, String.valueOf(e.getMessage()));
        }
    }
}
