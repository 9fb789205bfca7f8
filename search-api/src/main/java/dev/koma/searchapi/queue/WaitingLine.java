package dev.koma.searchapi.queue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * A line of fixed length. Served are the highest priority first; among equal priority the callers take turns, in the order in
 * which they came, and what one caller sent is served in that order. Not safe for use by several threads.
 *
 * @param <T> what waits, told apart by {@code equals}
 */
final class WaitingLine<T> {
    private final int length;
    private final NavigableMap<Integer, Level<T>> levels = new TreeMap<>();
    /** In the order of their arrival. */
    private final SequencedMap<T, Spot<T>> spots = new LinkedHashMap<>();

    /** @param length how many may wait, 0 or more */
    WaitingLine(int length) {
        this.length = length;
    }

    /** What became of someone who wanted to wait. */
    sealed interface Joining<T> {
        /**
         * Waits now.
         *
         * @param displaced who had to leave: the newest of the lowest priority
         */
        record Waits<T>(Optional<T> displaced) implements Joining<T> {}

        /** As many of this priority or a higher one wait as there are places. */
        record Full<T>() implements Joining<T> {}
    }

    /** Whether fewer than {@code length} wait with this priority or a higher one. */
    boolean hasRoomFor(int priority) {
        int before = 0;
        for (Level<T> level : levels.tailMap(priority, true).values()) {
            before += level.arrivals.size();
        }
        return before < length;
    }

    /** @param caller whose turn it uses, told apart by {@code equals} */
    Joining<T> join(int priority, Object caller, T item) {
        if (!hasRoomFor(priority)) {
            return new Joining.Full<>();
        }
        Optional<T> displaced = Optional.empty();
        if (size() == length) {
            T newestOfTheLowest = levels.firstEntry().getValue().arrivals.getLast();
            leave(newestOfTheLowest);
            displaced = Optional.of(newestOfTheLowest);
        }
        Level<T> level = levels.computeIfAbsent(priority, Level::new);
        spots.put(item, new Spot<>(level, level.add(caller, item)));
        return new Joining.Waits<>(displaced);
    }

    /** Takes out whose turn it is. */
    Optional<T> next() {
        return levels.isEmpty()
                ? Optional.empty()
                : serve(levels.lastEntry().getValue().next());
    }

    /** Takes out who waits longest, whatever its priority. */
    Optional<T> oldest() {
        return spots.isEmpty() ? Optional.empty() : serve(spots.firstEntry().getKey());
    }

    private Optional<T> serve(T item) {
        takeOut(item, true);
        return Optional.of(item);
    }

    /** Takes one out, wherever it stands; false when it does not wait. */
    boolean leave(T item) {
        return takeOut(item, false);
    }

    private boolean takeOut(T item, boolean served) {
        Spot<T> spot = spots.remove(item);
        if (spot == null) {
            return false;
        }
        spot.level().remove(spot.turn(), item, served);
        if (spot.level().arrivals.isEmpty()) {
            levels.remove(spot.level().priority);
        }
        return true;
    }

    int size() {
        return spots.size();
    }

    /** Everyone who waits, in the order of arrival. */
    List<T> everyone() {
        return List.copyOf(spots.keySet());
    }

    private record Spot<T>(Level<T> level, Turn<T> turn) {}

    /** What one caller sent, oldest first. */
    private record Turn<T>(Object caller, SequencedSet<T> items) {}

    /** Those of one priority. */
    private static final class Level<T> {
        final int priority;
        final SequencedSet<T> arrivals = new LinkedHashSet<>();
        /** Whose turn is next stands first. */
        private final SequencedMap<Object, Turn<T>> turns = new LinkedHashMap<>();

        Level(int priority) {
            this.priority = priority;
        }

        Turn<T> add(Object caller, T item) {
            arrivals.add(item);
            Turn<T> turn = turns.computeIfAbsent(caller, key -> new Turn<>(key, new LinkedHashSet<>()));
            turn.items().add(item);
            return turn;
        }

        T next() {
            return turns.firstEntry().getValue().items().getFirst();
        }

        /** @param served whether the caller has had its turn */
        void remove(Turn<T> turn, T item, boolean served) {
            arrivals.remove(item);
            turn.items().remove(item);
            if (turn.items().isEmpty()) {
                turns.remove(turn.caller());
            } else if (served) {
                turns.remove(turn.caller());
                turns.put(turn.caller(), turn);
            }
        }
    }
}
