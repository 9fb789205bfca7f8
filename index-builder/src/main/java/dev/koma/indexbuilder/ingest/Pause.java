package dev.koma.indexbuilder.ingest;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
