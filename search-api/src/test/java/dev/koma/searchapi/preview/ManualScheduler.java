package dev.koma.searchapi.preview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time passes when the test says so; what is due then runs on the test's thread. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    ManualScheduler() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now + unit.toMillis(delay));
        tasks.add(task);
        return task;
    }

    /** Tasks that wait to be due. */
    int waiting() {
        tasks.removeIf(Task::isDone);
        return tasks.size();
    }

    void pass(Duration time) {
        long until = now + time.toMillis();
        while (waiting() > 0 && first().due <= until) {
            Task task = first();
            now = task.due;
            task.run();
        }
        now = until;
    }

    private Task first() {
        return tasks.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long due;

        private Task(Runnable command, long due) {
            super(command, null);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - now, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}
