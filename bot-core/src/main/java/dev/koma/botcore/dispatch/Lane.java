package dev.koma.botcore.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;

/** The jobs of one person. */
final class Lane {
    final String name;
    final Deque<Entry> waiting = new ArrayDeque<>();
    int underWay;
    int concurrency;
    int priority;
    /** Whether it stands among those that are ready. */
    boolean listed;

    Lane(String name) {
        this.name = name;
    }

    boolean isReady() {
        return !waiting.isEmpty() && underWay < concurrency && !waiting.getFirst().held;
    }

    boolean isIdle() {
        return waiting.isEmpty() && underWay == 0;
    }
}
