package dev.koma.searchapi.stats;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures of the last 60 minutes, 72 hours and 60 days: 192 tallies at most, whatever the traffic. Safe for use by several
 * threads.
 */
final class SearchLog {
    private final Clock clock;
    private final Map<Period, NavigableMap<Long, Tally>> tallies = new EnumMap<>(Period.class);
    private final Set<Slot> changed = new HashSet<>();

    /** Names a tally. */
    record Slot(Period period, long number) {}

    /** A tally with its name. */
    record Kept(Slot slot, Tally tally) {}

    SearchLog(Clock clock) {
        this.clock = clock;
        for (Period period : Period.values()) {
            tallies.put(period, new TreeMap<>());
        }
    }

    synchronized void add(Entry entry) {
        Instant now = clock.instant();
        tallies.forEach((period, slots) -> {
            long number = period.slot(now);
            slots.computeIfAbsent(number, none -> new Tally()).add(entry);
            changed.add(new Slot(period, number));
        });
        prune(now);
    }

    /** Takes over what was kept before. */
    synchronized void restore(List<Kept> kept) {
        for (Kept one : kept) {
            slots(one.slot().period()).putIfAbsent(one.slot().number(), one.tally());
        }
        prune(clock.instant());
    }

    /** Also forgets what a clock that was ahead has left in the future. */
    private void prune(Instant now) {
        tallies.forEach((period, slots) -> {
            slots.headMap(period.slot(now) - period.kept(), true).clear();
            slots.tailMap(period.slot(now), false).clear();
        });
        changed.removeIf(slot -> !slots(slot.period()).containsKey(slot.number()));
    }

    private NavigableMap<Long, Tally> slots(Period period) {
        return tallies.computeIfAbsent(period, none -> new TreeMap<>());
    }

    /** What each slot of a period holds that saw any request, oldest first. */
    synchronized <T> List<T> read(Period period, Function<Kept, T> view) {
        prune(clock.instant());
        List<T> views = new ArrayList<>();
        slots(period).forEach((number, tally) -> views.add(view.apply(new Kept(new Slot(period, number), tally))));
        return views;
    }

    /** Hands over what has changed since the last call, and the oldest slot of each period that is kept. */
    synchronized <T> List<T> takeChanged(Function<Kept, T> view) {
        List<T> views = new ArrayList<>();
        for (Slot slot : changed) {
            Tally tally = slots(slot.period()).get(slot.number());
            if (tally != null) {
                views.add(view.apply(new Kept(slot, tally)));
            }
        }
        changed.clear();
        return views;
    }
}
