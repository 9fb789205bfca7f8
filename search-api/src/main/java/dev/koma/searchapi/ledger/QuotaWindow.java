package dev.koma.searchapi.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The time for which a quota holds. Time is cut into slices, which have numbers; searches are counted by slice, and those of
 * the slices {@link #first} to {@link #last} count together.
 */
public enum QuotaWindow {
    /** A calendar month, UTC: one slice, numbered {@code year * 12 + month - 1}. */
    MONTH {
        @Override
        public long slice(Instant now) {
            LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
            return date.getYear() * 12L + date.getMonthValue() - 1;
        }

        @Override
        long first(long slice) {
            return slice;
        }

        @Override
        long last(long slice) {
            return slice;
        }

        @Override
        public Instant resets(long slice) {
            YearMonth month = YearMonth.of((int) Math.floorDiv(slice, 12L), (int) Math.floorMod(slice, 12L) + 1);
            return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    },

    /** The last 24 hours, in slices of a quarter of an hour: a search counts for 24 hours to 15 minutes more. */
    DAY {
        @Override
        public long slice(Instant now) {
            return Math.floorDiv(now.getEpochSecond(), QUARTER.toSeconds());
        }

        @Override
        long first(long slice) {
            return slice - QUARTERS;
        }

        /** After a clock that was ahead has been put back, what was counted meanwhile still counts. */
        @Override
        long last(long slice) {
            return slice + QUARTERS;
        }

        @Override
        public Instant resets(long slice) {
            return Instant.ofEpochSecond(QUARTER.toSeconds() * (slice + 1));
        }
    };

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final long QUARTERS = 96;

    /** The slice of a point in time. */
    public abstract long slice(Instant now);

    /** The first slice that counts in this one. */
    abstract long first(long slice);

    /** The last slice that counts in this one. */
    abstract long last(long slice);

    /** The end of a slice. */
    public abstract Instant resets(long slice);
}
