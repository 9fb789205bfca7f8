package dev.koma.searchapi.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; blocks. */
@FunctionalInterface
interface HostResolver extends AutoCloseable {
    /**
     * Asks for them.
     *
     * @param host a canonical name or IP address
     * @return all addresses, at least one
     */
    List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException;

    /** Gives up its threads and sockets, if it has any. */
    @Override
    default void close() {}
}
