package dev.koma.searchapi.stats;

import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Keeps the figures in the state file, so that they outlive the process. */
final class SearchLogFile {
    private final StateFile file;

    SearchLogFile(StateFile file) throws IOException {
        this.file = file;
        try {
            file.update("CREATE TABLE IF NOT EXISTS search_log (period TEXT NOT NULL, slot INTEGER NOT NULL,"
                    + " statuses TEXT NOT NULL, millis BLOB NOT NULL, similarities BLOB NOT NULL,"
                    + " PRIMARY KEY (period, slot)) WITHOUT ROWID");
        } catch (SQLException e) {
            throw new IOException("The figures of searches cannot be kept: " + e.getMessage(), e);
        }
    }

    private record Row(Period period, long slot, String statuses, byte[] millis, byte[] similarities) {}

    /** Writes what has changed, and forgets what is no longer kept. */
    void save(SearchLog log, Instant now) throws SQLException {
        List<Row> rows = log.takeChanged(kept -> new Row(
                kept.slot().period(),
                kept.slot().number(),
                written(kept.tally()),
                written(kept.tally().millis()),
                written(kept.tally().similarities())));
        if (rows.isEmpty()) {
            return;
        }
        file.together(() -> {
            for (Row row : rows) {
                file.update(
                        "INSERT OR REPLACE INTO search_log VALUES (?, ?, ?, ?, ?)",
                        row.period().label(),
                        row.slot(),
                        row.statuses(),
                        row.millis(),
                        row.similarities());
            }
            for (Period period : Period.values()) {
                file.update(
                        "DELETE FROM search_log WHERE period = ? AND slot <= ?",
                        period.label(),
                        period.slot(now) - period.kept());
            }
        });
    }

    /** What was saved; what cannot be read any more is left out. */
    List<SearchLog.Kept> load() throws SQLException {
        List<SearchLog.Kept> kept = new ArrayList<>();
        file.query(
                        "SELECT period, slot, statuses, millis, similarities FROM search_log",
                        row -> kept(
                                row.getString(1), row.getLong(2), row.getString(3), row.getBytes(4), row.getBytes(5)))
                .forEach(one -> one.ifPresent(kept::add));
        return kept;
    }

    private static Optional<SearchLog.Kept> kept(
            String label, long slot, String statuses, byte[] millis, byte[] similarities) {
        try {
            Tally tally = new Tally(
                    readStatuses(statuses),
                    Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(millis), Tally.LONGEST_MILLIS),
                    Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(similarities), Tally.WHOLE));
            return Period.of(label).map(period -> new SearchLog.Kept(new SearchLog.Slot(period, slot), tally));
        } catch (DataFormatException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static String written(Tally tally) {
        return tally.statuses().entrySet().stream()
                .map(status -> status.getKey() + ":" + status.getValue())
                .collect(Collectors.joining(","));
    }

    private static SortedMap<Integer, Long> readStatuses(String written) {
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        for (String status : written.split(",")) {
            int colon = status.indexOf(':');
            statuses.put(
                    Integer.valueOf(status.substring(0, Math.max(0, colon))),
                    Long.valueOf(status.substring(colon + 1)));
        }
        return statuses;
    }

    private static byte[] written(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }
}
