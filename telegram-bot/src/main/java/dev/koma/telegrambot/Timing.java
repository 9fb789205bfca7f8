package dev.koma.telegrambot;

import java.time.Duration;

/** Time as the poller sees it, so that half an hour of trouble can be shown in a moment. */
interface Timing {
    /** The system's own. */
    Timing REAL = new Timing() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void rest(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    };

    /** As {@link System#nanoTime}. */
    long nanos();

    void rest(Duration time) throws InterruptedException;
}
