package dev.koma.indexbuilder.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StabilityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Path FILE = Path.of("/lib/a.mkv");

    private final SettableClock clock = new SettableClock(NOW);
    private final Stability stability = new Stability(Duration.ofSeconds(5), clock);

    private static FileState modified(Duration before, long size) {
        return new FileState(size, NOW.minus(before).toEpochMilli(), "inode 1");
    }

    @Test
    void I3_trustsAFileThatWasModifiedLongAgo() {
        assertTrue(stability.isStable(FILE, modified(Duration.ofSeconds(5), 1)));
        assertFalse(stability.isStable(Path.of("/lib/b.mkv"), modified(Duration.ofSeconds(4), 1)));
    }

    @Test
    void I3_watchesAFileWhoseTimeIsInTheFuture() {
        FileState future = modified(Duration.ofHours(-1), 1);
        assertFalse(stability.isStable(FILE, future));
        clock.advance(Duration.ofSeconds(4));
        assertFalse(stability.isStable(FILE, future));
        clock.advance(Duration.ofSeconds(1));
        assertTrue(stability.isStable(FILE, future));
    }

    @Test
    void I3_distrustsAnOldTimeOnceTheFileWasSeenToChange() {
        assertTrue(stability.isStable(FILE, modified(Duration.ofHours(1), 1)));
        // A copy that keeps the time of its source grows while its time stands still.
        assertFalse(stability.isStable(FILE, modified(Duration.ofHours(1), 2)));
        clock.advance(Duration.ofSeconds(5));
        assertTrue(stability.isStable(FILE, modified(Duration.ofHours(1), 2)));
    }

    @Test
    void I3_waitsAnewAfterATouch() {
        FileState state = modified(Duration.ofHours(-1), 1);
        stability.isStable(FILE, state);
        clock.advance(Duration.ofSeconds(4));
        stability.touched(FILE, state);
        clock.advance(Duration.ofSeconds(4));
        assertFalse(stability.isStable(FILE, state));
    }
}
