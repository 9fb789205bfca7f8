package dev.koma.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends one picture again and again, each time as another guest. */
final class LoadClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final URI url;
    private final byte[] picture;
    private final AtomicInteger guests = new AtomicInteger();
    /** The one used last is used first, so that there are no more than needed. */
    private final ConcurrentLinkedDeque<Connection> connections = new ConcurrentLinkedDeque<>();

    LoadClient(URI url, byte[] picture) {
        this.url = url;
        this.picture = picture;
    }

    /** A number of clients, each of which waits for its answer before it sends again. */
    Load closed(int clients, Duration length) throws InterruptedException {
        ConcurrentLinkedQueue<Load.Answer> answers = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + length.toNanos();
        long own = SYSTEM.getProcessCpuTime();
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
        return new Load(length, List.copyOf(answers), Duration.ofNanos(SYSTEM.getProcessCpuTime() - own));
    }

    /** So many requests a second, whether or not earlier ones are answered. */
    Load open(double perSecond, Duration length) {
        ConcurrentLinkedQueue<Load.Answer> answers = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime();
        long own = SYSTEM.getProcessCpuTime();
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
        return new Load(
                Duration.ofNanos(System.nanoTime() - began),
                List.copyOf(answers),
                Duration.ofNanos(SYSTEM.getProcessCpuTime() - own));
    }

    private Load.Answer ask() {
        int guest = guests.incrementAndGet();
        String address = "10." + (guest >> 16 & 255) + "." + (guest >> 8 & 255) + "." + (guest & 255);
        long began = System.nanoTime();
        try {
            return new Load.Answer(post(address), System.nanoTime() - began);
        } catch (IOException e) {
            return new Load.Answer(0, System.nanoTime() - began);
        }
    }

    private int post(String address) throws IOException {
        Connection idle = connections.poll();
        if (idle != null) {
            try {
                return post(idle, address);
            } catch (EOFException | SocketException e) {
                // The server closes what is idle for long, and may do so at this very moment.
            }
        }
        return post(new Connection(url, PATIENCE), address);
    }

    private int post(Connection connection, String address) throws IOException {
        boolean keep = false;
        try {
            int status = connection.post(url, address, picture);
            keep = connection.isReusable();
            return status;
        } finally {
            if (keep) {
                connections.push(connection);
            } else {
                connection.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection idle = connections.poll(); idle != null; idle = connections.poll()) {
            idle.close();
        }
    }
}
