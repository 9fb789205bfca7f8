package dev.koma.botcore.platform;

import java.time.Duration;

/** What became of a reply. */
public sealed interface Delivery {
    /** People can see it; what the platform or its permissions do not allow (a card, a file, a quotation) was left out. */
    record Delivered() implements Delivery {}

    /** Nobody will ever see it: trying again is pointless. */
    record Undeliverable(Reason reason) implements Delivery {}

    /** Nothing was sent, as the file is too large for the place: a reply with a smaller one or none may be sent. */
    record TooLarge() implements Delivery {}

    /** Surely nothing was sent, as the platform cannot be reached or is overloaded: try again, but not before. */
    record Postponed(Duration retryAfter) implements Delivery {}

    /** The connection broke after the reply was sent and before the platform confirmed it. */
    record Uncertain() implements Delivery {}

    /** Why nobody will see it. */
    enum Reason {
        /** The message, chat or interaction is no longer there. */
        GONE,
        /** The bot was blocked, removed or may not write there. */
        FORBIDDEN,
        /** The time for an answer is over. */
        EXPIRED,
        /** The platform did not understand what was sent: a mistake of ours. */
        REJECTED
    }
}
