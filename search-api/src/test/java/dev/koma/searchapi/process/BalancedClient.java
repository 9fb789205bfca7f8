package dev.koma.searchapi.process;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.awaitility.Awaitility;

/** Searches at a steady rate on those of two servers that say they are ready. */
final class BalancedClient implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final String key;
    private final byte[] picture;
    private final AtomicReferenceArray<ServerProcess> servers = new AtomicReferenceArray<>(2);
    private final AtomicReferenceArray<ServerProcess> ready = new AtomicReferenceArray<>(2);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    BalancedClient(String key, byte[] picture) {
        this.key = key;
        this.picture = picture;
    }

    void use(int place, ServerProcess server) {
        servers.set(place, server);
        ready.set(place, server);
    }

    ServerProcess server(int place) {
        return servers.get(place);
    }

    void begin(Duration period) {
        for (int i = 0; i < servers.length(); i++) {
            int place = i;
            clock.scheduleWithFixedDelay(() -> look(place), 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
        clock.scheduleAtFixedRate(() -> requests.execute(this::search), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(int place) {
        ServerProcess server = servers.get(place);
        try {
            ready.set(place, server.isReady() ? server : null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void search() {
        int place = sent.getAndIncrement() % 2;
        ServerProcess server = ready.get(place) == null ? ready.get(1 - place) : ready.get(place);
        if (server == null) {
            failures.add("no server is ready");
            return;
        }
        try {
            HttpResponse<String> reply = server.search(picture, key);
            boolean asked = reply.headers().firstValue("Retry-After").isPresent();
            if (reply.statusCode() == 200) {
                answered.incrementAndGet();
            } else if (reply.statusCode() != 503 || !asked) {
                failures.add(reply.statusCode() + " " + reply.body());
            }
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for so many more. */
    void awaitAnswers(int more) {
        int enough = answered.get() + more;
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answered.get() >= enough);
    }

    /** Sends no more, and waits for what was sent. */
    void end() {
        clock.shutdownNow();
        requests.close();
    }

    /** How many were answered with 200. */
    int answered() {
        return answered.get();
    }

    /** All that was neither answered nor refused with 503 and {@code Retry-After}. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        end();
        for (int i = 0; i < servers.length(); i++) {
            if (servers.get(i) != null) {
                servers.get(i).close();
            }
        }
    }
}
