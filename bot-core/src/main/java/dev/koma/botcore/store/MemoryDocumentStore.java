package dev.koma.botcore.store;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers until the process ends; of very many documents the oldest are forgotten. */
public final class MemoryDocumentStore implements DocumentStore {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Stored> documents = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stored> eldest) {
            return size() > MOST;
        }
    };

    private record Stored(String document, @Nullable Instant expiresAt) {
        boolean isOver(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }
    }

    public MemoryDocumentStore(Clock clock) {
        this.clock = clock;
    }

    private static String name(String kind, String key) {
        return kind + "\n" + key;
    }

    @Override
    public synchronized Optional<String> find(String kind, String key) {
        return Optional.ofNullable(documents.get(name(kind, key)))
                .filter(stored -> !stored.isOver(clock.instant()))
                .map(Stored::document);
    }

    @Override
    public synchronized void put(String kind, String key, String document, @Nullable Instant expiresAt) {
        documents.put(name(kind, key), new Stored(document, expiresAt));
    }

    @Override
    public synchronized void remove(String kind, String key) {
        documents.remove(name(kind, key));
    }

    @Override
    public synchronized void sweep() {
        documents.values().removeIf(stored -> stored.isOver(clock.instant()));
    }

    @Override
    public void close() {
        // nothing outside of the process
    }
}
