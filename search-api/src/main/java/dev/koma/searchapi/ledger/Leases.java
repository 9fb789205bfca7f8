package dev.koma.searchapi.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The searches that one subject has under way; used by one thread at a time. */
final class Leases {
    private record Lease(long slice, long endNanos) {}

    private final Map<String, Lease> byRequest = new HashMap<>();

    /** Forgets those that have run out. */
    void expire(long nowNanos) {
        byRequest.values().removeIf(lease -> lease.endNanos() - nowNanos <= 0);
    }

    void take(String request, long slice, long endNanos) {
        byRequest.put(request, new Lease(slice, endNanos));
    }

    /** The slice in which a search was admitted, or null when it holds no lease. */
    @Nullable Long slice(String request) {
        Lease lease = byRequest.get(request);
        return lease == null ? null : lease.slice();
    }

    /** @return whether there was such a lease */
    boolean end(String request) {
        return byRequest.remove(request) != null;
    }

    int running() {
        return byRequest.size();
    }

    /** Searches admitted within these slices. */
    long reserved(long first, long last) {
        return byRequest.values().stream()
                .filter(lease -> lease.slice() >= first && lease.slice() <= last)
                .count();
    }
}
