package dev.koma.searchapi.contract;

import dev.koma.searchapi.fetch.ImageFetchException;
import dev.koma.searchapi.fetch.InvalidImageUrlException;
import dev.koma.searchapi.fetch.UrlFetcher;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the web in a map. */
final class FakeFetcher implements UrlFetcher {
    final Map<String, byte[]> web = new ConcurrentHashMap<>();

    @Override
    public byte[] fetch(String url) throws InvalidImageUrlException, ImageFetchException {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new InvalidImageUrlException(url);
        }
        byte[] found = web.get(url);
        if (found == null) {
            throw new ImageFetchException(url, new IOException("there is nothing at " + url));
        }
        return found;
    }
}
