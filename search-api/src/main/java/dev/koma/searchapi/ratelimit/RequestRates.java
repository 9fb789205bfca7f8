package dev.koma.searchapi.ratelimit;

import dev.koma.searchapi.http.ClientAddress;
import java.util.function.Consumer;

/** Counts the requests of each address. Safe for use by several threads. */
public interface RequestRates {
    /** The length of a window in seconds; it begins with an address's first request. */
    int WINDOW_SECONDS = 60;

    /**
     * Counts one request if it is allowed.
     *
     * @param answer hears of it once, soon, on this thread or on another one
     */
    void take(ClientAddress address, Surface surface, Consumer<Rate> answer);

    /** Where the address stands, without counting anything. */
    void look(ClientAddress address, Surface surface, Consumer<Rate> answer);
}
