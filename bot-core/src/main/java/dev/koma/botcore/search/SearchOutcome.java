package dev.koma.botcore.search;

import java.time.Duration;
import java.util.List;

/** What became of a search. */
public sealed interface SearchOutcome {
    /**
     * It was searched.
     *
     * @param matches best first, at most 10, possibly none
     */
    record Found(List<Match> matches) implements SearchOutcome {
        public Found {
            matches = List.copyOf(matches);
        }
    }

    /** Too much is going on: the same search can succeed later, but not before. */
    record Busy(Duration retryAfter) implements SearchOutcome {}

    /** The same search will not succeed. */
    record Refused(Reason reason) implements SearchOutcome {}

    /** The searcher does not answer, or has failed. */
    record Unavailable() implements SearchOutcome {}

    /** Why a search will not succeed. */
    enum Reason {
        /** This month's quota is used up. */
        QUOTA,
        /** It is not a picture or cannot be decoded. */
        NOT_A_PICTURE,
        TOO_LARGE,
        /** What the address leads to cannot be fetched or is no picture. */
        ADDRESS,
        /** The searcher does not let us in, as with a bad API key. */
        FORBIDDEN
    }
}
