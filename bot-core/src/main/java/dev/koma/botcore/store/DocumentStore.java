package dev.koma.botcore.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers small documents, across restarts: what people have chosen, and what buttons need to work. What a method did is durable
 * when it returns. Safe for use by many threads.
 */
public interface DocumentStore extends AutoCloseable {
    /** The document, empty when there is none or it has expired. */
    Optional<String> find(String kind, String key) throws StoreException;

    /**
     * Stores or replaces a document.
     *
     * @param expiresAt after which it may be forgotten, or null
     */
    void put(String kind, String key, String document, @Nullable Instant expiresAt) throws StoreException;

    /** Removes a document, if there is one. */
    void remove(String kind, String key) throws StoreException;

    /** Forgets what has expired. */
    void sweep() throws StoreException;

    @Override
    void close() throws StoreException;
}
