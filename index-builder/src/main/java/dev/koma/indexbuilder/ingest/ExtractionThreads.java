package dev.koma.indexbuilder.ingest;

import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.word.VisualWords;
import dev.koma.sceneindex.word.WordExtraction;
import dev.koma.sceneindex.word.WordExtractor;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Finds local features on threads of its own, so that decoding goes on meanwhile. Only a few pictures wait at a time; whoever
 * brings more waits too.
 */
final class ExtractionThreads implements WordExtraction, AutoCloseable {
    private static final int PICTURES_A_THREAD = 3;
    private static final int IDLE_SECONDS = 10;

    private final Supplier<WordExtractor> extractors;
    private final Queue<WordExtractor> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore places;
    private final ThreadPoolExecutor pool;

    /** @param extractors makes one extractor a thread, when it is needed first */
    ExtractionThreads(int threads, Supplier<WordExtractor> extractors) {
        this.extractors = extractors;
        int pictures = PICTURES_A_THREAD * threads;
        places = new Semaphore(pictures);
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(pictures),
                Thread.ofPlatform().name("features-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public Supplier<VisualWords> begin(GreyPicture frame) {
        places.acquireUninterruptibly();
        try {
            Future<VisualWords> words = pool.submit(() -> extract(frame));
            return () -> await(words);
        } catch (RejectedExecutionException e) {
            places.release();
            throw e;
        }
    }

    private VisualWords extract(GreyPicture frame) {
        try {
            WordExtractor free = idle.poll();
            WordExtractor extractor = free == null ? extractors.get() : free;
            VisualWords words = extractor.extract(frame);
            idle.add(extractor); // not after a failure, which may have left it in disorder
            return words;
        } finally {
            places.release();
        }
    }

    private static VisualWords await(Future<VisualWords> words) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return words.get();
                } catch (InterruptedException e) {
                    interrupted = true; // a picture takes milliseconds, and half a video is of no use
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error wrong) {
                throw wrong; // the program's fault, not the video's
            }
            throw new IllegalStateException("Finding local features failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets go of the threads; what was begun is not awaited. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
