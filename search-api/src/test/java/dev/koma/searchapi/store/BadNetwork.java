package dev.koma.searchapi.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A way to a server of this machine on which everything may come late, or nothing at all although connections stay open. */
public final class BadNetwork implements AutoCloseable {
    private final int target;
    private final ServerSocket listener;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private volatile long delayNanos;
    private volatile boolean silent;

    private BadNetwork(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public static BadNetwork to(int port) throws IOException {
        return new BadNetwork(port);
    }

    public String redisUrl() {
        return "redis://127.0.0.1:" + listener.getLocalPort();
    }

    /** From now on everything takes this long in each direction. */
    public void delay(Duration each) {
        delayNanos = each.toNanos();
    }

    /** Connections that are open, and those that are opened until {@link #heal}, stay open and lead nowhere, for ever. */
    public void goSilent() {
        silent = true;
        ways.forEach(way -> way.dead = true);
    }

    /** New connections lead to the server again, and without delay. */
    public void heal() {
        silent = false;
        delayNanos = 0;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = connect(client);
                Way there = new Way(client, server);
                Way back = new Way(server, client);
                Thread.ofVirtual().start(there);
                Thread.ofVirtual().start(back);
            } catch (IOException e) {
                // The server is gone, or we are: the client finds its connection closed, or none.
            }
        }
    }

    private Socket connect(Socket client) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** One direction of a connection. */
    private final class Way implements Runnable {
        final Socket from;
        final Socket to;
        volatile boolean dead = silent;
        long lastDue = System.nanoTime();

        Way(Socket from, Socket to) {
            this.from = from;
            this.to = to;
            ways.add(this);
        }

        @Override
        public void run() {
            try (from) {
                InputStream in = from.getInputStream();
                byte[] buffer = new byte[65_536];
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    pass(Arrays.copyOf(buffer, length));
                }
            } catch (IOException e) {
                dead = true; // one side has closed: so does the other
            }
            later.execute(this::end);
        }

        private void pass(byte[] bytes) {
            if (dead) {
                return;
            }
            long now = System.nanoTime();
            lastDue = Math.max(lastDue, now + delayNanos);
            later.schedule(() -> write(bytes), lastDue - now, TimeUnit.NANOSECONDS);
        }

        private void write(byte[] bytes) {
            try {
                to.getOutputStream().write(bytes);
            } catch (IOException e) {
                end();
            }
        }

        void end() {
            ways.remove(this);
            try (from;
                    to) {
                dead = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        later.shutdownNow();
        ways.forEach(Way::end);
    }
}
