package dev.koma.telegrambot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * When messages may be sent. Telegram allows about 30 a second in all, one a second in a chat with short bursts, and 20 a minute in a
 * group (Bots FAQ, "My bot is hitting limits"). Each limit is a generic cell rate algorithm: of a group, 5 at once and one every
 * four seconds are at most 20 in any minute.
 */
final class Pace {
    private static final int MOST_CHATS = 10_000;

    private static final Rate ALL = new Rate(Duration.ofMillis(40), 5);
    private static final Rate PRIVATE = new Rate(Duration.ofSeconds(1), 3);
    private static final Rate GROUP = new Rate(Duration.ofSeconds(4), 5);

    private final LongSupplier nanos;
    private long allFull;
    private final Map<Long, Long> chatsFull = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MOST_CHATS;
        }
    };

    private record Rate(Duration interval, int burst) {
        /** When there is room, if the cell has drained at {@code full}. */
        long free(long full) {
            return full - (burst - 1) * interval.toNanos();
        }
    }

    /** @param nanos the time, as {@link System#nanoTime} */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.allFull = nanos.getAsLong();
    }

    /** How long to wait before sending to a chat; if that is at most {@code longest}, the place is taken. */
    synchronized Duration take(long chat, boolean group, Duration longest) {
        long now = nanos.getAsLong();
        Rate rate = group ? GROUP : PRIVATE;
        long chatFull = chatsFull.getOrDefault(chat, now);
        long wait = Math.max(0, Math.max(rate.free(chatFull), ALL.free(allFull)) - now);
        if (wait <= longest.toNanos()) {
            chatsFull.put(chat, Math.max(chatFull, now) + rate.interval.toNanos());
            allFull = Math.max(allFull, now) + ALL.interval.toNanos();
        }
        return Duration.ofNanos(wait);
    }

    /** Telegram said to wait with this chat. */
    synchronized void block(long chat, boolean group, Duration wait) {
        Rate rate = group ? GROUP : PRIVATE;
        long until = nanos.getAsLong() + wait.toNanos() + (rate.burst - 1) * rate.interval.toNanos();
        chatsFull.merge(chat, until, Math::max);
    }
}
