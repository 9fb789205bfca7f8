package dev.koma.searchapi.preview;

import dev.koma.media.MediaException;
import dev.koma.media.niceness.Niceness;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Renders previews, few at a time, on threads of their own; as many more wait as there is room for. Whoever asks for what is
 * being rendered already waits for that. A rendering goes on when those who asked have left: its result is kept.
 */
final class RenderQueue implements AutoCloseable {
    private final PreviewCache cache;
    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final Map<PreviewKey, CompletableFuture<PreviewFile>> underWay = new ConcurrentHashMap<>();

    /**
     * @param name of the threads
     * @param parallel renderings at a time
     * @param waiting renderings that may wait
     * @param patience how long someone who asks waits at most
     */
    RenderQueue(PreviewCache cache, String name, int parallel, int waiting, Duration patience) {
        this.cache = cache;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                parallel,
                parallel,
                60,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Niceness.SEARCHING.threads(
                        Thread.ofPlatform().daemon().name(name + "-", 0).factory()));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The preview, rendered if it is not there yet.
     *
     * @throws BusyException when too many wait already, or when it takes too long
     * @throws MediaException when it cannot be rendered
     */
    PreviewFile get(PreviewKey key, PreviewCache.Rendering rendering)
            throws BusyException, MediaException, IOException, InterruptedException {
        Optional<PreviewFile> cached = cache.get(key);
        return cached.isPresent() ? cached.get() : await(begin(key, rendering));
    }

    /** The preview if it is there or comes from a rendering under way; never begins one. */
    Optional<PreviewFile> peek(PreviewKey key) throws BusyException, MediaException, IOException, InterruptedException {
        CompletableFuture<PreviewFile> coming = underWay.get(key);
        return coming == null ? cache.get(key) : Optional.of(await(coming));
    }

    /** Renderings that run or wait. */
    int size() {
        return underWay.size();
    }

    /**
     * Begins a rendering and waits for nothing; one of the same preview that is under way already is the one returned.
     *
     * @throws BusyException when too many wait already
     */
    CompletableFuture<PreviewFile> begin(PreviewKey key, PreviewCache.Rendering rendering) throws BusyException {
        CompletableFuture<PreviewFile> ours = new CompletableFuture<>();
        CompletableFuture<PreviewFile> theirs = underWay.putIfAbsent(key, ours);
        if (theirs != null) {
            return theirs;
        }
        try {
            threads.execute(() -> render(key, rendering, ours));
            return ours;
        } catch (RejectedExecutionException e) {
            underWay.remove(key, ours);
            BusyException busy = new BusyException("too many previews are being rendered", e);
            ours.completeExceptionally(busy);
            throw busy;
        }
    }

    private void render(PreviewKey key, PreviewCache.Rendering rendering, CompletableFuture<PreviewFile> result) {
        try {
            // Another rendering may have ended between the look into the cache and the start of this one.
            Optional<PreviewFile> cached = cache.get(key);
            PreviewFile file = cached.isPresent() ? cached.get() : cache.put(key, rendering);
            underWay.remove(key, result);
            result.complete(file);
        } catch (Throwable e) { // whatever it was: those who wait must hear of it
            underWay.remove(key, result);
            result.completeExceptionally(e);
        }
    }

    private PreviewFile await(CompletableFuture<PreviewFile> result)
            throws BusyException, MediaException, IOException, InterruptedException {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BusyException("the preview was not ready within " + patience, e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BusyException busy -> throw busy;
                case MediaException media -> throw new MediaException(String.valueOf(media.getMessage()), media);
                case IOException io -> throw new IOException(io.getMessage(), io);
                case null, default -> throw new IllegalStateException("a rendering failed", e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Too much to do just now; later it may work. */
    static final class BusyException extends Exception {
        private static final long serialVersionUID = 1;

        BusyException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
