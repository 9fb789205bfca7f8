package dev.koma.discordbot;

import java.util.concurrent.atomic.LongAdder;

/** Counts what goes wrong. */
final class Tally {
    final LongAdder late = new LongAdder();
    final LongAdder taken = new LongAdder();
    final LongAdder turnedAway = new LongAdder();
    final LongAdder elsewhere = new LongAdder();
    final LongAdder plain = new LongAdder();
    final LongAdder failures = new LongAdder();

    DiscordCounts counts() {
        return new DiscordCounts(
                late.sum(), taken.sum(), turnedAway.sum(), elsewhere.sum(), plain.sum(), failures.sum());
    }
}
