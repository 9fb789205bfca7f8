package dev.koma.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends one picture again and again, each time as another guest. */
final class LoadClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI url;
    private final byte[] picture;
    private final AtomicInteger guests = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    LoadClient(URI url, byte[] picture) {
        this.url = url;
        this.picture = picture;
    }

    /** A number of clients, each of which waits for its answer before it sends again. */
    Load closed(int clients, Duration length) throws InterruptedException {
        ConcurrentLinkedQueue<Load.Answer> answers = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + length.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() - end < 0) {
                        answers.add(ask());
                    }
                });
            }
            threads.shutdown();
            threads.awaitTermination(length.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        }
        return new Load(length, List.copyOf(answers));
    }

    /** So many requests a second, whether or not earlier ones are answered. */
    Load open(double perSecond, Duration length) {
        ConcurrentLinkedQueue<Load.Answer> answers = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long count = Math.round(perSecond * length.toNanos() / 1e9);
            for (long i = 0; i < count; i++) {
                long due = began + Math.round(i * 1e9 / perSecond);
                while (due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                threads.execute(() -> answers.add(ask()));
            }
        }
        return new Load(Duration.ofNanos(System.nanoTime() - began), List.copyOf(answers));
    }

    private Load.Answer ask() {
        int guest = guests.incrementAndGet();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("X-Forwarded-For", "10." + (guest >> 16 & 255) + "." + (guest >> 8 & 255) + "." + (guest & 255))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                .build();
        long began = System.nanoTime();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return new Load.Answer(status, System.nanoTime() - began);
        } catch (IOException e) {
            return new Load.Answer(0, System.nanoTime() - began);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Load.Answer(0, System.nanoTime() - began);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
