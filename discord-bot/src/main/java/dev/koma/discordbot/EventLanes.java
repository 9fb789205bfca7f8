package dev.koma.discordbot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for events, so that the gateway's own never waits: those of one person in their order, with bounded room. */
final class EventLanes implements AutoCloseable {
    private static final int LANES = 16;
    private static final int ROOM = 500;
    private static final long PATIENCE_SECONDS = 5;

    private final List<ThreadPoolExecutor> lanes = new ArrayList<>();

    EventLanes() {
        for (int i = 0; i < LANES; i++) {
            lanes.add(new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(ROOM),
                    Thread.ofPlatform().daemon().name("discord-events-" + i).factory()));
        }
    }

    /** @throws RejectedExecutionException when there is no room */
    void execute(long user, Runnable work) {
        lanes.get(Math.floorMod(Long.hashCode(user), LANES)).execute(work);
    }

    @Override
    public void close() {
        lanes.forEach(ThreadPoolExecutor::shutdown);
        try {
            for (ThreadPoolExecutor lane : lanes) {
                if (!lane.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    lane.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            lanes.forEach(ThreadPoolExecutor::shutdownNow);
            Thread.currentThread().interrupt();
        }
    }
}
