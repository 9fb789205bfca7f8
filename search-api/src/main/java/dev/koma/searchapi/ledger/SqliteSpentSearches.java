package dev.koma.searchapi.ledger;

import dev.koma.searchapi.store.StateFile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Counts that survive the end of the process. What cannot be written, because the disk is full or another process holds the
 * database, counts in memory all the same and is written with the next one that can be.
 */
final class SqliteSpentSearches implements SpentSearches {
    private static final Logger LOG = Logger.getLogger(SqliteSpentSearches.class);

    /** After a failed attempt nobody waits for another one so long. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final int MOST_UNWRITTEN = 100_000;

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS spent (
              time_window TEXT NOT NULL, subject TEXT NOT NULL, slice INTEGER NOT NULL, searches INTEGER NOT NULL,
              PRIMARY KEY (time_window, subject, slice)) WITHOUT ROWID""";
    private static final String PURGE = "DELETE FROM spent WHERE time_window = ? AND slice < ?";
    private static final String SUM =
            "SELECT coalesce(sum(searches), 0) FROM spent WHERE time_window = ? AND subject = ? AND slice BETWEEN ? AND ?";
    private static final String SPEND = """
            INSERT INTO spent VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET searches = searches + excluded.searches""";

    /** Where searches are counted. */
    private record Count(String subject, long slice) {}

    private final StateFile file;
    private final QuotaWindow window;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Count, Long> unwritten = new HashMap<>();
    private long nextTry = System.nanoTime();

    /**
     * @param slice the present one; what is too old to count is deleted
     * @throws SQLException when the file cannot hold the counts
     */
    SqliteSpentSearches(StateFile file, QuotaWindow window, long slice) throws SQLException {
        this.file = file;
        this.window = window;
        file.update(TABLE);
        // One window more is kept: a clock that was ahead may be put back.
        file.update(PURGE, window.name(), window.first(window.first(slice) - 1));
    }

    @Override
    public long sum(String subject, long first, long last) {
        lock.lock();
        try {
            long written = file.query(SUM, row -> row.getLong(1), window.name(), subject, first, last)
                    .getFirst();
            return written
                    + unwritten.entrySet().stream()
                            .filter(entry -> entry.getKey().subject().equals(subject)
                                    && entry.getKey().slice() >= first
                                    && entry.getKey().slice() <= last)
                            .mapToLong(Map.Entry::getValue)
                            .sum();
        } catch (SQLException e) {
            throw new IllegalStateException("Searches cannot be counted in " + file.path(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void spend(String subject, long slice) {
        lock.lock();
        try {
            Count count = new Count(subject, slice);
            if (unwritten.size() < MOST_UNWRITTEN || unwritten.containsKey(count)) {
                unwritten.merge(count, 1L, Long::sum);
            }
            if (System.nanoTime() - nextTry >= 0) {
                write();
            }
        } catch (SQLException e) {
            nextTry = System.nanoTime() + RETRY.toNanos();
            LOG.errorf("Searches are counted in memory only, %s cannot be written: %s", file.path(), e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private void write() throws SQLException {
        Iterator<Map.Entry<Count, Long>> counts = unwritten.entrySet().iterator();
        while (counts.hasNext()) {
            Map.Entry<Count, Long> count = counts.next();
            file.update(
                    SPEND,
                    window.name(),
                    count.getKey().subject(),
                    count.getKey().slice(),
                    count.getValue());
            counts.remove();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            write();
        } catch (SQLException e) {
            LOG.errorf(
                    "%d counts of searches are lost, %s cannot be written: %s",
                    (Integer) unwritten.size(), file.path(), e.getMessage());
        } finally {
            lock.unlock();
        }
    }
}
