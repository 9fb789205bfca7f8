package dev.koma.searchapi.account;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys that were issued. What one process changes others see with their next call. Safe for use by several threads. Every
 * method throws {@link IOException} when the store does not answer.
 */
public interface KeyStore extends AutoCloseable {
    /** The key with this hash, revoked or not. */
    Optional<IssuedKey> find(String hash) throws IOException;

    /**
     * Adds a key. The account's other keys get its tier too.
     *
     * @throws IOException also when there is a key with this id or hash
     */
    void add(IssuedKey key) throws IOException;

    /** All of them, the oldest first. */
    List<IssuedKey> list() throws IOException;

    /** Has a key refused from then on. @return whether there is a key with this id */
    boolean revoke(String id, Instant from) throws IOException;

    /** Gives an account another tier. @return whether there is such an account */
    boolean retier(String email, String tier) throws IOException;

    @Override
    void close();
}
