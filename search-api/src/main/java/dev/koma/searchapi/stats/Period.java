package dev.koma.searchapi.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What figures are summed up over, in UTC, and how many of the latest are kept. */
enum Period {
    MINUTE(Duration.ofMinutes(1), 60),
    HOUR(Duration.ofHours(1), 72),
    DAY(Duration.ofDays(1), 60);

    private final Duration length;
    private final int kept;

    Period(Duration length, int kept) {
        this.length = length;
        this.kept = kept;
    }

    /** The number of the slot in which a point in time lies; the next slot has the next number. */
    long slot(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), length.toSeconds());
    }

    Instant start(long slot) {
        return Instant.ofEpochSecond(slot * length.toSeconds());
    }

    int kept() {
        return kept;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Period> of(String label) {
        return Stream.of(values())
                .filter(period -> period.label().equals(label))
                .findFirst();
    }
}
