package dev.koma.indexbuilder.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the indexing of one video stands.
 *
 * @param note why it failed or is only partly known, or null
 */
public record VideoState(Path path, State state, @Nullable String note) {
    /** What is known of a video. */
    public enum State {
        /** Nothing yet. */
        PENDING,
        /** Its codec's key frames: it can be found. */
        FIRST_PASS,
        /** Every frame. */
        COMPLETE,
        /** Nothing, and there will be nothing until the file changes. */
        FAILED
    }
}
