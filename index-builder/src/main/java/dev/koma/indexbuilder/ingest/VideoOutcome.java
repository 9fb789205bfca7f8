package dev.koma.indexbuilder.ingest;

import dev.koma.sceneindex.catalog.VideoRecord;

/** How the work on one video ended. */
public sealed interface VideoOutcome {
    /** Described to its end, or to where it is damaged; committed when a listener sees it. */
    record Indexed(VideoRecord video) implements VideoOutcome {}

    /** Cannot be indexed as it is. */
    record Failed(String reason) implements VideoOutcome {}

    /** Changed, was replaced or went away while it was read; nothing was kept of it. */
    record Changed() implements VideoOutcome {}

    /** The indexing was told to stop; nothing was kept of it. */
    record Stopped() implements VideoOutcome {}
}
