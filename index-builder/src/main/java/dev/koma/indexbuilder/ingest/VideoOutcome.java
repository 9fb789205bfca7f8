package dev.koma.indexbuilder.ingest;

import dev.koma.sceneindex.catalog.VideoRecord;

/** How the work on one video ended. */
public sealed interface VideoOutcome {
    /** Described to its end, or to where it is damaged, in the pass that the record tells; committed when a listener sees it. */
    record Indexed(VideoRecord video) implements VideoOutcome {}

    /** Cannot be indexed as it is. */
    record Failed(String reason) implements VideoOutcome {}

    /** The first pass would say too little of it; waits for the full pass. */
    record Deferred() implements VideoOutcome {}

    /** Changed, was replaced or went away while it was read; nothing was kept of it. */
    record Changed() implements VideoOutcome {}

    /** The indexing was told to stop; nothing was kept of it. */
    record Stopped() implements VideoOutcome {}
}
