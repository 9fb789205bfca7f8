package dev.koma.searchapi.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is served by one of few workers, who waits and who is sent away: all that a queue decides, without threads and without
 * a clock. A worker is never idle while someone waits. Not safe for use by several threads.
 */
final class WorkerPlan<T> {
    private final WaitingLine<T> line;
    private final int oldestEvery;
    private int workers;
    private int running;
    private long served;

    /**
     * @param length how many may wait
     * @param workers how many are served at the same time, 1 or more
     * @param oldestEvery every how manieth of those who waited is the one who waited longest, whatever its priority; 0 is never
     */
    WorkerPlan(int length, int workers, int oldestEvery) {
        this.line = new WaitingLine<>(length);
        this.workers = workers;
        this.oldestEvery = oldestEvery;
    }

    /** What became of someone who came. */
    sealed interface Entry<T> {
        /** A worker is free for it. */
        record Starts<T>() implements Entry<T> {}

        /** @param displaced who had to leave the line for it */
        record Waits<T>(Optional<T> displaced) implements Entry<T> {}

        /** There is no place of this priority. */
        record Refused<T>() implements Entry<T> {}
    }

    boolean hasRoomFor(int priority) {
        return running < workers || line.hasRoomFor(priority);
    }

    Entry<T> enter(int priority, Object caller, T item) {
        if (running < workers) {
            running++;
            return new Entry.Starts<>();
        }
        return switch (line.join(priority, caller, item)) {
            case WaitingLine.Joining.Full<T> full -> new Entry.Refused<>();
            case WaitingLine.Joining.Waits<T> waits -> new Entry.Waits<>(waits.displaced());
        };
    }

    /** Takes out one that waits; false when it does not, or no longer. */
    boolean leave(T item) {
        return line.leave(item);
    }

    /** One worker is free again; who is to be served in its place. */
    Optional<T> finish() {
        running--;
        return start();
    }

    /** Sets how many are served at the same time; who starts because there are more. Those running are never stopped. */
    List<T> resize(int newWorkers) {
        workers = newWorkers;
        List<T> started = new ArrayList<>();
        for (Optional<T> next = start(); next.isPresent(); next = start()) {
            started.add(next.get());
        }
        return started;
    }

    /** Takes out all that wait. */
    List<T> clear() {
        List<T> everyone = line.everyone();
        everyone.forEach(line::leave);
        return everyone;
    }

    private Optional<T> start() {
        if (running >= workers) {
            return Optional.empty();
        }
        boolean oldest = oldestEvery > 0 && (served + 1) % oldestEvery == 0;
        Optional<T> next = oldest ? line.oldest() : line.next();
        if (next.isPresent()) {
            running++;
            served++;
        }
        return next;
    }

    int workers() {
        return workers;
    }

    int running() {
        return running;
    }

    int waiting() {
        return line.size();
    }
}
