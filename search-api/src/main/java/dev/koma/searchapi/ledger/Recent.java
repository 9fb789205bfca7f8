package dev.koma.searchapi.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the newest requests: the oldest is forgotten first. Not a cache by frequency, which may forget the newest at
 * once, while their leases are still being renewed. Safe for use by several threads.
 */
final class Recent<V> {
    private final Map<String, V> values;

    /** @param most requests that are remembered */
    Recent(int most) {
        values = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable V get(String request) {
        return values.get(request);
    }

    synchronized void put(String request, V value) {
        values.put(request, value);
    }

    /** Returns what was there before, and then changes nothing. */
    synchronized @Nullable V putIfAbsent(String request, V value) {
        return values.putIfAbsent(request, value);
    }
}
