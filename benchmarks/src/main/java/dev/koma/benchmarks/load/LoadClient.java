package dev.koma.benchmarks.load;

import dev.koma.benchmarks.ProcessorTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Sends pictures in turn, again and again, each time as another guest. Used by one thread, which does it all: threads that wait for
 * answers cost a multiple of what is measured.
 */
final class LoadClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SCRATCH = 64 * 1024;
    /** How long to wait for answers before it is looked whether a request is due. */
    private static final long STEP_MILLIS = 1;

    private final URI url;
    private final InetSocketAddress server;
    private final List<ByteBuffer> pictures;
    private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH);
    private final Selector selector = Selector.open();
    /** The one used last is used first, so that there are no more than needed. */
    private final Deque<Connection> idle = new ArrayDeque<>();

    private List<Load.Answer> answers = new ArrayList<>();
    private int guests;

    /** @param pictures one or more */
    LoadClient(URI url, List<byte[]> pictures) throws IOException {
        this.url = url;
        this.server = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
        // In memory that the system can send from as it is.
        this.pictures = pictures.stream()
                .map(picture ->
                        ByteBuffer.allocateDirect(picture.length).put(picture).flip())
                .toList();
    }

    /** When requests are sent. */
    private interface Plan {
        /** How many requests should have been sent so many nanoseconds after the beginning, when so many are answered. */
        long sent(long elapsed, long answered);
    }

    /** A number of clients, each of which waits for its answer before it sends again. */
    Load closed(int clients, Duration length) {
        return run(length, (elapsed, answered) -> elapsed < length.toNanos() ? answered + clients : 0);
    }

    /** So many requests a second, whether or not earlier ones are answered; those of the same millisecond together. */
    Load open(double perSecond, Duration length) {
        return run(length, (elapsed, answered) -> Math.round(Math.min(elapsed, length.toNanos()) / 1e9 * perSecond));
    }

    private Load run(Duration length, Plan plan) {
        answers = new ArrayList<>();
        long began = System.nanoTime();
        Duration own = ProcessorTime.used();
        try {
            long sent = 0;
            long elapsed;
            do {
                elapsed = System.nanoTime() - began;
                for (long due = plan.sent(elapsed, answers.size()); sent < due; sent++) {
                    send(System.nanoTime());
                }
                selector.select(this::proceed, STEP_MILLIS);
            } while (goesOn(length, elapsed, sent));
            giveUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Load(
                Duration.ofNanos(System.nanoTime() - began),
                answers,
                ProcessorTime.used().minus(own));
    }

    private void giveUp() {
        selector.keys().stream()
                .map(key -> (Connection) key.attachment())
                .filter(Connection::isWaiting)
                .forEach(Connection::close);
    }

    /** What is not answered long after the last request is left out. */
    private boolean goesOn(Duration length, long elapsed, long sent) {
        return elapsed < length.toNanos()
                || sent > answers.size() && elapsed < length.plus(PATIENCE).toNanos();
    }

    private void send(long began) {
        Connection connection = idle.poll();
        try {
            if (connection == null) {
                connection = new Connection(selector, server);
            }
            int guest = guests++;
            ByteBuffer picture = pictures.get(guest % pictures.size()).duplicate();
            connection.send(began, head(guest, picture.remaining()), picture);
        } catch (IOException e) {
            broken(connection, began);
        }
    }

    private ByteBuffer head(int guest, int length) {
        String address = "10." + (guest >> 16 & 255) + "." + (guest >> 8 & 255) + "." + (guest & 255);
        String head = "POST " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nX-Forwarded-For: " + address
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n";
        return ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
    }

    private void proceed(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            OptionalInt status = connection.proceed(scratch);
            if (status.isPresent()) {
                answered(status.getAsInt(), connection.began());
                if (connection.isReusable()) {
                    idle.push(connection);
                } else {
                    connection.close();
                }
            }
        } catch (IOException e) {
            broken(connection, connection.began());
        }
    }

    private void broken(@Nullable Connection connection, long began) {
        if (connection == null) {
            answered(0, began);
            return;
        }
        connection.close();
        if (!connection.isWaiting()) {
            idle.remove(connection);
        } else if (connection.mayHaveBeenIdleTooLong()) {
            send(began);
        } else {
            answered(0, began);
        }
    }

    private void answered(int status, long began) {
        answers.add(new Load.Answer(status, System.nanoTime() - began));
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
