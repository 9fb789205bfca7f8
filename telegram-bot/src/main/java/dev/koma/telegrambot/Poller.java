package dev.koma.telegrambot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koma.botcore.platform.NotAcceptedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks Telegram for updates for ever. The offset moves on only when all before it are stored, so nothing is lost that Telegram has
 * given. A watchdog breaks off polls that hang and starts the thread anew if it has ended.
 */
final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** How often an update is offered that makes the listener fail in an unknown way. */
    private static final int OFFERS = 5;

    private static final int WATCHES = 3;

    private final TelegramApi api;
    private final Arrivals arrivals;
    private final Condition condition;
    private final TelegramSettings settings;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("telegram-watchdog").factory());
    private final Timing timing;
    private volatile boolean closed;
    /** When Telegram last said anything, or will be asked again at its wish. */
    private volatile long lastAnswer;

    private volatile @Nullable Thread thread;
    private long offset;
    private Duration pause = FIRST_PAUSE;

    Poller(TelegramApi api, Arrivals arrivals, Condition condition, TelegramSettings settings, Timing timing) {
        this.api = api;
        this.arrivals = arrivals;
        this.condition = condition;
        this.settings = settings;
        this.timing = timing;
        this.lastAnswer = timing.nanos();
    }

    void start() {
        startThread();
        long each = settings.silence().toMillis() / WATCHES;
        watchdog.scheduleWithFixedDelay(this::watch, each, each, TimeUnit.MILLISECONDS);
    }

    private void startThread() {
        lastAnswer = timing.nanos();
        thread = Thread.ofPlatform().daemon().name("telegram-poller").start(this::run);
    }

    /** Whether there is a thread that polls. */
    boolean isAlive() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /** Looks whether polling goes on, and sees to it. */
    void watch() {
        Thread running = thread;
        if (closed || condition.hasEnded() || running == null) {
            return;
        }
        if (!running.isAlive()) {
            LOG.log(System.Logger.Level.ERROR, "The poller for Telegram had ended and is started anew");
            startThread();
        } else if (timing.nanos() - lastAnswer > settings.silence().toNanos()) {
            condition.degraded("no answer to polls for " + settings.silence().toSeconds() + " seconds");
            lastAnswer = timing.nanos(); // the next poll has as long
            api.breakPolls();
        }
    }

    private void run() {
        Duration wait = Duration.ZERO; // the first answer tells that there is a connection
        while (!closed && !condition.hasEnded()) {
            try {
                wait = poll(wait);
            } catch (InterruptedException e) {
                return; // closed
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Polling Telegram failed, and goes on", e);
                condition.degraded(e.getClass().getSimpleName());
            }
        }
    }

    private Duration poll(Duration wait) throws InterruptedException {
        switch (api.updates(offset, wait)) {
            case ApiResult.Done<List<JsonNode>>(List<JsonNode> updates) -> {
                lastAnswer = timing.nanos();
                pause = FIRST_PAUSE;
                condition.connected();
                for (JsonNode update : updates) {
                    take(update);
                    offset = Math.max(offset, update.path("update_id").asLong() + 1);
                }
                return settings.pollTimeout();
            }
            case ApiResult.Refused<List<JsonNode>> refused -> {
                lastAnswer = timing.nanos();
                refused(refused);
            }
            case ApiResult.Unreachable<List<JsonNode>> unreachable -> {
                if (!closed) {
                    condition.degraded(unreachable.why());
                    rest(pause);
                }
            }
        }
        return Duration.ZERO;
    }

    private void refused(ApiResult.Refused<List<JsonNode>> refused) throws InterruptedException {
        if (refused.isTokenBad()) {
            condition.stopped(TelegramPlatform.BAD_TOKEN);
            LOG.log(System.Logger.Level.ERROR, TelegramPlatform.BAD_TOKEN);
            return;
        }
        if (refused.code() == 409) {
            condition.degraded("another program uses the same token, or a webhook is set (409)");
        } else {
            condition.degraded(refused.code() + " " + refused.description());
        }
        Duration wished = refused.retryAfter();
        if (wished != null) {
            lastAnswer = timing.nanos() + wished.toNanos(); // the watchdog has nothing to say to that
        }
        rest(wished == null ? pause : wished);
    }

    private void rest(Duration time) throws InterruptedException {
        timing.rest(time);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    /** Offers an update until it is taken; one that always fails in an unknown way is left out. */
    private void take(JsonNode update) throws InterruptedException {
        Duration between = FIRST_PAUSE;
        int failures = 0;
        while (!closed) {
            try {
                arrivals.take(update);
                return;
            } catch (NotAcceptedException e) {
                condition.degraded("updates cannot be stored");
            } catch (RuntimeException | Error e) { // one update must not end them all
                failures++;
                LOG.log(System.Logger.Level.ERROR, "An update of Telegram makes the bot fail", e);
                if (failures == OFFERS) {
                    return;
                }
            }
            lastAnswer = timing.nanos();
            timing.rest(between);
            between = between.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : between.multipliedBy(2);
        }
        throw new InterruptedException("closed");
    }

    @Override
    public void close() {
        closed = true;
        watchdog.shutdownNow();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            api.breakPolls();
        }
    }
}
