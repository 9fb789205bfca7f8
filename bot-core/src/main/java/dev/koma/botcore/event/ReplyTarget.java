package dev.koma.botcore.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes. It is stored with the request and must work after a restart, so it holds all that the platform needs.
 *
 * @param address the platform's own words, such as chat, topic and message, or an interaction's token; at most 2000 characters
 * @param uploadLimit bytes of the largest file that can be sent there, 0 where none can
 * @param expiresAt until when it can be answered, or null
 */
public record ReplyTarget(
        String address, long uploadLimit, @Nullable Instant expiresAt) {
    /** Without the address, in which there can be a secret. */
    @Override
    public String toString() {
        return "ReplyTarget[uploadLimit=" + uploadLimit + ", expiresAt=" + expiresAt + "]";
    }
}
