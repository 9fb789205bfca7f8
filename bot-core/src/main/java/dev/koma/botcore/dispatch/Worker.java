package dev.koma.botcore.dispatch;

import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;

/** One attempt at a job: calls the handler, and decides what its outcome means. */
final class Worker {
    private static final System.Logger LOG = System.getLogger(Worker.class.getName());
    /** Before a job expires: time for a word of regret. */
    static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    private final JobHandler handler;
    private final JobStore store;
    private final Clock clock;
    private final Tally tally;
    private final int attempts;

    Worker(JobHandler handler, JobStore store, Clock clock, Tally tally, int attempts) {
        this.handler = handler;
        this.store = store;
        this.clock = clock;
        this.tally = tally;
        this.attempts = attempts;
    }

    /** What is to be done with the job now. */
    sealed interface Result {
        /** Nothing more. */
        record Over() implements Result {}

        /** Another attempt. */
        record Again(Duration asked, boolean atOnce) implements Result {}

        /** Nothing in this process. */
        record Parked() implements Result {}
    }

    Result work(Entry entry) {
        if (entry.end == null && isLate(entry)) {
            entry.end = JobHandler.GivingUp.EXPIRED;
        }
        entry.attempts++;
        if (entry.attempts > 1) {
            tally.retries.increment();
        }
        try {
            return result(entry, call(entry));
        } catch (InterruptedException e) {
            return new Result.Parked();
        } catch (TakenOverException e) {
            tally.takenOver.increment();
            return new Result.Over();
        } catch (StoreException e) {
            tally.storeFailures.increment();
            LOG.log(System.Logger.Level.WARNING, "A request waits for the store", e);
            return blocked(entry, Duration.ZERO);
        } catch (RuntimeException | Error e) {
            tally.failures.increment();
            LOG.log(System.Logger.Level.ERROR, "A request failed", e);
            return failed(entry);
        }
    }

    private boolean isLate(Entry entry) {
        return !clock.instant().isBefore(entry.job().expiresAt().minus(LAST_MOMENT));
    }

    private Outcome call(Entry entry) throws InterruptedException, StoreException {
        Attempt attempt = new StoredAttempt(entry, store);
        return entry.end == null ? handler.handle(attempt) : handler.giveUp(attempt, entry.end);
    }

    private Result result(Entry entry, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished finished -> over(entry);
            case Outcome.Busy busy -> busy(entry, busy.retryAfter());
            case Outcome.Blocked blocked -> blocked(entry, blocked.retryAfter());
        };
    }

    private Result over(Entry entry) {
        (entry.end == null ? tally.finished : tally.gaveUp).increment();
        return new Result.Over();
    }

    private Result busy(Entry entry, Duration retryAfter) {
        if (entry.end != null) {
            return over(entry);
        }
        entry.busy++;
        if (entry.busy < attempts) {
            return new Result.Again(retryAfter, false);
        }
        entry.end = JobHandler.GivingUp.BUSY;
        return new Result.Again(Duration.ZERO, true);
    }

    private Result blocked(Entry entry, Duration retryAfter) {
        if (entry.end != null && isLate(entry)) {
            tally.expired.increment();
            LOG.log(System.Logger.Level.WARNING, "A request expired without a word, as none could be sent");
            return new Result.Over();
        }
        return new Result.Again(retryAfter, false);
    }

    private Result failed(Entry entry) {
        if (entry.end != null) {
            tally.expired.increment();
            return new Result.Over();
        }
        entry.end = JobHandler.GivingUp.FAILED;
        return new Result.Again(Duration.ZERO, true);
    }

    private record StoredAttempt(Entry entry, JobStore store) implements Attempt {
        @Override
        public Job job() {
            return entry.job();
        }

        @Override
        public int number() {
            return entry.attempts;
        }

        @Override
        public boolean mayHaveBeenAnswered() {
            return entry.mayHaveBeenAnswered;
        }

        @Override
        public void answering() throws StoreException {
            if (!store.answering(entry.job().id(), true)) {
                throw new TakenOverException();
            }
            entry.mayHaveBeenAnswered = true;
        }

        @Override
        public void notAnswered() throws StoreException {
            store.answering(entry.job().id(), false);
            entry.mayHaveBeenAnswered = false;
        }
    }
}
