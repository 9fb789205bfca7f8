package dev.koma.searchapi.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that was issued, without the key itself.
 *
 * @param id names it among people, 12 hexadecimal digits that have nothing to do with the key
 * @param hash {@link ApiKey#hash}
 * @param email of the account it belongs to, in lower case
 * @param tier name of the account's tier, the same for all its keys
 * @param issued when
 * @param revoked from when on it is refused, or null; may lie ahead
 */
public record IssuedKey(
        String id,
        String hash,
        String email,
        String tier,
        Instant issued,
        @Nullable Instant revoked) {
    /** Whether it opens anything. */
    boolean isValid(Instant now) {
        return revoked == null || now.isBefore(revoked);
    }
}
