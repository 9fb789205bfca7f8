package dev.koma.botcore.dispatch;

import java.util.concurrent.atomic.LongAdder;

/** Counts what happens. */
final class Tally {
    final LongAdder accepted = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder refusedLane = new LongAdder();
    final LongAdder refusedTotal = new LongAdder();
    final LongAdder finished = new LongAdder();
    final LongAdder gaveUp = new LongAdder();
    final LongAdder expired = new LongAdder();
    final LongAdder takenOver = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder storeFailures = new LongAdder();

    DispatchCounts counts(int unfinished, int running) {
        return new DispatchCounts(
                accepted.sum(),
                duplicates.sum(),
                refusedLane.sum(),
                refusedTotal.sum(),
                finished.sum(),
                gaveUp.sum(),
                expired.sum(),
                takenOver.sum(),
                retries.sum(),
                failures.sum(),
                storeFailures.sum(),
                unfinished,
                running);
    }
}
