package dev.koma.searchapi.contract;

import dev.koma.searchapi.fetch.ImageFetchException;
import dev.koma.searchapi.fetch.InvalidImageUrlException;
import dev.koma.searchapi.fetch.UrlFetcher;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Holds the web in a map; what is on a slow host comes when it is let go. */
final class FakeFetcher implements UrlFetcher {
    static final String SLOW = "https://slow.example/";

    final Map<String, byte[]> web = new ConcurrentHashMap<>();
    final AtomicInteger fetches = new AtomicInteger();
    volatile @Nullable CountDownLatch hold;

    void reset() {
        web.clear();
        fetches.set(0);
        hold = null;
    }

    @Override
    public byte[] fetch(String url) throws InvalidImageUrlException, ImageFetchException, InterruptedException {
        fetches.incrementAndGet();
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new InvalidImageUrlException(url);
        }
        CountDownLatch latch = hold;
        if (latch != null && url.startsWith(SLOW)) {
            latch.await();
        }
        byte[] found = web.get(url);
        if (found == null) {
            throw new ImageFetchException(url, new IOException("there is nothing at " + url));
        }
        return found;
    }
}
