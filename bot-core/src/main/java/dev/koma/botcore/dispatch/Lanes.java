package dev.koma.botcore.dispatch;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is next. Lanes of higher priority come first, lanes of equal priority take turns, and every {@value #TURN_OF_THE_OLDEST}th
 * turn is for whoever has waited longest, so that nobody starves. Within a lane jobs are started in their order. Not safe for use
 * by several threads.
 */
final class Lanes {
    private static final int TURN_OF_THE_OLDEST = 5;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final NavigableMap<Integer, Deque<Lane>> ready = new TreeMap<>(Comparator.reverseOrder());
    private int unfinished;
    private int turn;

    int unfinished() {
        return unfinished;
    }

    int unfinishedIn(String place) {
        return places.getOrDefault(place, 0);
    }

    int waitingIn(String lane) {
        Lane known = lanes.get(lane);
        return known == null ? 0 : known.waiting.size();
    }

    int unfinishedInLane(String lane) {
        Lane known = lanes.get(lane);
        return known == null ? 0 : known.waiting.size() + known.underWay;
    }

    /** Whether a job in this lane would be the next of it. */
    boolean hasRoomNow(String lane, int concurrency) {
        Lane known = lanes.get(lane);
        return known == null || known.waiting.isEmpty() && known.underWay < concurrency;
    }

    void add(Entry entry) {
        Job job = entry.job();
        Lane lane = lanes.computeIfAbsent(job.lane(), Lane::new);
        lane.concurrency = job.concurrency();
        lane.priority = job.priority();
        lane.waiting.addLast(entry);
        unfinished++;
        places.merge(job.place(), 1, Integer::sum);
        list(lane);
    }

    /** Lets a job that was held be started. */
    void release(Entry entry) {
        entry.held = false;
        Lane lane = lanes.get(entry.job().lane());
        if (lane != null) {
            list(lane);
        }
    }

    private void list(Lane lane) {
        if (lane.isReady() && !lane.listed) {
            lane.listed = true;
            ready.computeIfAbsent(lane.priority, p -> new ArrayDeque<>()).addLast(lane);
        }
    }

    /** Takes the next job, which is then under way until {@link #finished}. */
    Optional<Entry> next() {
        turn++;
        Lane lane = turn % TURN_OF_THE_OLDEST == 0 ? takeOldest() : takeFirst();
        if (lane == null) {
            return Optional.empty();
        }
        Entry entry = lane.waiting.removeFirst();
        lane.underWay++;
        entry.started = true;
        list(lane);
        return Optional.of(entry);
    }

    private @Nullable Lane takeFirst() {
        for (Deque<Lane> equals : ready.values()) {
            while (!equals.isEmpty()) {
                Lane lane = equals.removeFirst();
                lane.listed = false;
                if (lane.isReady()) {
                    return lane;
                }
            }
        }
        ready.clear();
        return null;
    }

    private @Nullable Lane takeOldest() {
        Lane oldest = ready.values().stream()
                .flatMap(Deque::stream)
                .filter(Lane::isReady)
                .min(Comparator.comparing(lane -> lane.waiting.getFirst().job().acceptedAt()))
                .orElse(null);
        if (oldest != null) {
            ready.values().forEach(equals -> equals.remove(oldest));
            oldest.listed = false;
        }
        return oldest;
    }

    /** Takes away a job that is not under way. */
    void remove(Entry entry) {
        Lane lane = lanes.get(entry.job().lane());
        if (lane != null && lane.waiting.remove(entry)) {
            subtract(entry, lane);
        }
    }

    /** Ends a job that is under way. */
    void finished(Entry entry) {
        Lane lane = lanes.get(entry.job().lane());
        if (lane != null) {
            lane.underWay--;
            subtract(entry, lane);
        }
    }

    private void subtract(Entry entry, Lane lane) {
        unfinished--;
        places.computeIfPresent(entry.job().place(), (place, count) -> count == 1 ? null : count - 1);
        list(lane);
        if (lane.isIdle()) {
            lanes.remove(lane.name);
        }
    }

    /** How many jobs will be started before one that is added to this lane now, about. */
    int ahead(String name, int priority) {
        int own = waitingIn(name);
        int ahead = own;
        for (Lane lane : lanes.values()) {
            if (!lane.name.equals(name) && lane.priority >= priority) {
                ahead += lane.priority > priority ? lane.waiting.size() : Math.min(lane.waiting.size(), own + 1);
            }
        }
        return ahead;
    }
}
