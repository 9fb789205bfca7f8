package dev.koma.searchapi.bot;

import dev.koma.botcore.dispatch.Job;
import dev.koma.botcore.dispatch.JobStore;
import dev.koma.botcore.dispatch.StoredJob;
import dev.koma.botcore.store.StoreException;
import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Requests in the data directory's database, which stays open when the store is closed. */
final class SqliteJobStore implements JobStore {
    private static final String JOBS = """
            CREATE TABLE IF NOT EXISTS bot_job (
              number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, lane TEXT NOT NULL, place TEXT NOT NULL,
              concurrency INTEGER NOT NULL, priority INTEGER NOT NULL, accepted INTEGER NOT NULL, start INTEGER NOT NULL,
              expires INTEGER NOT NULL, answering INTEGER NOT NULL, payload TEXT NOT NULL)""";
    private static final String KEYS = """
            CREATE TABLE IF NOT EXISTS bot_event (name TEXT PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID""";
    private static final String KEYS_BY_TIME = "CREATE INDEX IF NOT EXISTS bot_event_seen ON bot_event (seen)";

    private final StateFile file;
    private final Clock clock;
    private volatile boolean isTaken;

    SqliteJobStore(StateFile file, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        try {
            file.update(JOBS);
            file.update(KEYS);
            file.update(KEYS_BY_TIME);
        } catch (SQLException e) {
            throw new IOException("The requests in " + file.path() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Ends a change that is not to be made. */
    private static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotNow() {
            super(null, null, false, false);
        }
    }

    @Override
    public boolean accept(Job job, Set<String> keys) throws StoreException {
        return change(() -> {
            remember(keys);
            file.update(
                    "INSERT INTO bot_job (id, lane, place, concurrency, priority, accepted, start, expires, answering,"
                            + " payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                    job.id(),
                    job.lane(),
                    job.place(),
                    job.concurrency(),
                    job.priority(),
                    job.acceptedAt().toEpochMilli(),
                    job.notBefore().toEpochMilli(),
                    job.expiresAt().toEpochMilli(),
                    job.payload());
        });
    }

    @Override
    public boolean knows(Set<String> keys) throws StoreException {
        try {
            for (String key : keys) {
                if (!file.query("SELECT 1 FROM bot_event WHERE name = ?", row -> row.getInt(1), key)
                        .isEmpty()) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public boolean amend(String id, String payload, Set<String> keys) throws StoreException {
        return change(() -> {
            remember(keys);
            if (file.update("UPDATE bot_job SET payload = ? WHERE id = ?", payload, id) == 0) {
                throw new NotNow();
            }
        });
    }

    private void remember(Set<String> keys) throws SQLException {
        long now = clock.millis();
        for (String key : keys) {
            if (file.update("INSERT INTO bot_event VALUES (?, ?) ON CONFLICT DO NOTHING", key, now) == 0) {
                throw new NotNow();
            }
        }
    }

    /** @return whether the change was made */
    private boolean change(StateFile.Change change) throws StoreException {
        try {
            file.together(change);
            return true;
        } catch (NotNow e) {
            return false;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public boolean answering(String id, boolean answering) throws StoreException {
        return update("UPDATE bot_job SET answering = ? WHERE id = ?", answering ? 1 : 0, id) == 1;
    }

    @Override
    public void finish(String id) throws StoreException {
        update("DELETE FROM bot_job WHERE id = ?", id);
    }

    @Override
    public void forget(Instant seenBefore) throws StoreException {
        update("DELETE FROM bot_event WHERE seen < ?", seenBefore.toEpochMilli());
    }

    private int update(String sql, Object... arguments) throws StoreException {
        try {
            return file.update(sql, arguments);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** The data directory is one process's. */
    @Override
    public List<StoredJob> takeOver() throws StoreException {
        if (isTaken) {
            return List.of();
        }
        List<StoredJob> left = unfinished();
        isTaken = true;
        return left;
    }

    @Override
    public List<StoredJob> unfinished() throws StoreException {
        try {
            return file.query(
                    "SELECT id, lane, place, concurrency, priority, accepted, start, expires, answering, payload"
                            + " FROM bot_job ORDER BY number",
                    SqliteJobStore::job);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static StoredJob job(ResultSet row) throws SQLException {
        Job job = new Job(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getString(10));
        return new StoredJob(job, row.getBoolean(9));
    }

    private static StoreException broken(SQLException e) {
        return new StoreException("The requests cannot be stored: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        // the file belongs to others
    }
}
