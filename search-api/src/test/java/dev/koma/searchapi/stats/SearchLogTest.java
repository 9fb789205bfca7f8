package dev.koma.searchapi.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchLogTest {
    private final MovedClock clock = new MovedClock();
    private final SearchLog log = new SearchLog(clock);

    @TempDir
    Path data;

    @Test
    void countsEachRequestInItsMinuteItsHourAndItsDay() {
        add(200);
        clock.pass(Duration.ofMinutes(1));
        add(200);
        add(402);
        assertEquals("[12:00 {200=1}, 12:01 {200=1, 402=1}]", statuses(Period.MINUTE));
        clock.pass(Duration.ofHours(1));
        add(503);

        assertEquals("[13:01 {503=1}]", statuses(Period.MINUTE));
        assertEquals("[12:00 {200=2, 402=1}, 13:00 {503=1}]", statuses(Period.HOUR));
        assertEquals("[00:00 {200=2, 402=1, 503=1}]", statuses(Period.DAY));
    }

    @Test
    void keepsSixtyMinutesSeventyTwoHoursAndSixtyDays() {
        for (int i = 0; i < 100 * 24 * 60; i += 7) {
            add(200);
            clock.pass(Duration.ofMinutes(7));
        }
        add(200);
        assertTrue(log.read(Period.MINUTE, kept -> kept).size() <= 60);
        assertEquals(72, log.read(Period.HOUR, kept -> kept).size());
        assertEquals(60, log.read(Period.DAY, kept -> kept).size());
    }

    @Test
    void X29_goesOnAfterTheClockWasAMonthAhead() {
        clock.pass(Duration.ofDays(30));
        add(200);
        clock.pass(Duration.ofDays(-30));
        add(402);

        assertEquals("[12:00 {402=1}]", statuses(Period.HOUR));
    }

    @Test
    void knowsHowLongSearchesTookAndHowAlikeTheirBestMatchesWere() {
        for (int i = 1; i <= 100; i++) {
            log.add(new Entry(200, new SearchFigures(Duration.ofMillis(i), i / 100.0)));
        }
        log.add(new Entry(200, new SearchFigures(Duration.ofMillis(1000), null)));
        log.add(new Entry(400, null));

        Tally tally = log.read(Period.HOUR, SearchLog.Kept::tally).getFirst();

        assertEquals(51, tally.millis().getValueAtPercentile(50), 1);
        assertEquals(1000, tally.millis().getValueAtPercentile(100), 10);
        assertEquals(5000, tally.similarities().getValueAtPercentile(50), 10);
        assertEquals(100, tally.similarities().getTotalCount());
    }

    @Test
    void outlivesTheProcess() throws Exception {
        log.add(new Entry(200, new SearchFigures(Duration.ofMillis(40), 0.97)));
        add(402);
        try (StateFile file = StateFile.open(data)) {
            SearchLogFile saved = new SearchLogFile(file);
            saved.save(log, clock.instant());
            add(402);
            saved.save(log, clock.instant());
            saved.save(log, clock.instant());
        }
        SearchLog next = new SearchLog(clock);
        try (StateFile file = StateFile.open(data)) {
            next.restore(new SearchLogFile(file).load());
        }

        Tally tally = next.read(Period.DAY, SearchLog.Kept::tally).getFirst();
        assertEquals("{200=1, 402=2}", tally.statuses().toString());
        assertEquals(40, tally.millis().getValueAtPercentile(50), 1);
        assertEquals(9700, tally.similarities().getValueAtPercentile(50), 10);
        assertEquals(1, next.read(Period.MINUTE, kept -> kept).size());
        clock.pass(Duration.ofDays(61));
        assertEquals(List.of(), next.read(Period.DAY, kept -> kept));
    }

    private void add(int status) {
        log.add(new Entry(status, null));
    }

    private String statuses(Period period) {
        return log.read(
                        period,
                        kept -> period.start(kept.slot().number()).toString().substring(11, 16) + " "
                                + kept.tally().statuses())
                .toString();
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-02-28T12:00:30Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
