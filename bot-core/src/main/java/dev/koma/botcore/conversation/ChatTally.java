package dev.koma.botcore.conversation;

import java.util.concurrent.atomic.LongAdder;

/** Counts what happens. */
final class ChatTally {
    final LongAdder events = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder found = new LongAdder();
    final LongAdder unsure = new LongAdder();
    final LongAdder nothing = new LongAdder();
    final LongAdder undeliverable = new LongAdder();
    final LongAdder uncertain = new LongAdder();
    final LongAdder unsaid = new LongAdder();

    ChatCounts counts() {
        return new ChatCounts(
                events.sum(),
                ignored.sum(),
                refused.sum(),
                found.sum(),
                unsure.sum(),
                nothing.sum(),
                undeliverable.sum(),
                uncertain.sum(),
                unsaid.sum());
    }
}
