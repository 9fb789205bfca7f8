package dev.koma.searchapi.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the operating system, which cannot be interrupted and may take half a minute: on few threads of its own, bounded. */
final class SystemResolver implements HostResolver {
    private static final int THREADS = 8;
    private static final int WAITING = 64;

    private final Duration timeout;
    private final Lookup lookup;
    private final ThreadPoolExecutor threads;

    /** Blocks until the answer is there, however long that takes. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException, InterruptedException;
    }

    SystemResolver(Duration timeout) {
        this(timeout, InetAddress::getAllByName);
    }

    SystemResolver(Duration timeout, Lookup lookup) {
        this.timeout = timeout;
        this.lookup = lookup;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("koma-dns-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
        Future<InetAddress[]> answer;
        try {
            answer = threads.submit(() -> lookup.addresses(host));
        } catch (RejectedExecutionException e) {
            throw unknown("too many DNS questions wait", e);
        }
        try {
            return List.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw unknown("DNS took longer than " + timeout, e);
        } catch (ExecutionException e) {
            throw unknown("no address", e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static UnknownHostException unknown(String why, Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(why);
        unknown.initCause(cause);
        return unknown;
    }
}
