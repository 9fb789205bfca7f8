package dev.koma.searchapi.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The database {@code state.db} of the data directory: SQLite with a write-ahead log. What was written survives the end of the
 * process, however it ends; when the machine loses power the last writes may be missing, but the file is whole. Other
 * processes may read and write it too. Safe for use by several threads, one of which works at a time.
 */
public final class StateFile implements AutoCloseable {
    private static final String NAME = "state.db";
    /** A statement of another process takes some milliseconds; an open transaction of a person is not waited for. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Path path;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private StateFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /**
     * Opens the database, which is made when there is none.
     *
     * @param data the data directory
     * @throws IOException with a sentence for people
     */
    public static StateFile open(Path data) throws IOException {
        Files.createDirectories(data);
        Path path = data.resolve(NAME);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try {
            StateFile file = new StateFile(path, config.createConnection("jdbc:sqlite:" + path));
            try {
                file.query("SELECT count(*) FROM sqlite_master", row -> row.getLong(1));
            } catch (SQLException e) {
                file.close();
                throw e;
            }
            return file;
        } catch (SQLException e) {
            throw new IOException("The state in " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** One row of an answer. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Several statements that are one change. */
    @FunctionalInterface
    public interface Change {
        void make() throws SQLException;
    }

    /** @return every row of the answer */
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        lock.lock();
        try (ResultSet answer = statement(sql, arguments).executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (answer.next()) {
                rows.add(row.read(answer));
            }
            return rows;
        } finally {
            lock.unlock();
        }
    }

    /** @return how many rows were changed; the change is kept */
    public int update(String sql, @Nullable Object... arguments) throws SQLException {
        lock.lock();
        try {
            return statement(sql, arguments).executeUpdate();
        } finally {
            lock.unlock();
        }
    }

    /** Makes several changes, or none of them when one fails. */
    public void together(Change change) throws SQLException {
        lock.lock();
        try {
            connection.setAutoCommit(false);
            try {
                change.make();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } finally {
            lock.unlock();
        }
    }

    private PreparedStatement statement(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The state in " + path + " cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }
}
