package dev.koma.searchapi.bot;

import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents in the data directory's database, which stays open when the store is closed. */
final class SqliteDocumentStore implements DocumentStore {
    private static final String DOCUMENTS = """
            CREATE TABLE IF NOT EXISTS bot_document (
              kind TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL, expires INTEGER,
              PRIMARY KEY (kind, name)) WITHOUT ROWID""";
    private static final String BY_EXPIRY =
            "CREATE INDEX IF NOT EXISTS bot_document_expires ON bot_document (expires) WHERE expires IS NOT NULL";

    private final StateFile file;
    private final Clock clock;

    SqliteDocumentStore(StateFile file, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        try {
            file.update(DOCUMENTS);
            file.update(BY_EXPIRY);
        } catch (SQLException e) {
            throw new IOException("The documents in " + file.path() + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> find(String kind, String key) throws StoreException {
        try {
            return file
                    .query(
                            "SELECT document FROM bot_document WHERE kind = ? AND name = ? AND (expires IS NULL OR expires > ?)",
                            row -> row.getString(1),
                            kind,
                            key,
                            clock.millis())
                    .stream()
                    .findFirst();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public void put(String kind, String key, String document, @Nullable Instant expiresAt) throws StoreException {
        update(
                "INSERT OR REPLACE INTO bot_document VALUES (?, ?, ?, ?)",
                kind,
                key,
                document,
                expiresAt == null ? null : expiresAt.toEpochMilli());
    }

    @Override
    public void remove(String kind, String key) throws StoreException {
        update("DELETE FROM bot_document WHERE kind = ? AND name = ?", kind, key);
    }

    @Override
    public void sweep() throws StoreException {
        update("DELETE FROM bot_document WHERE expires <= ?", clock.millis());
    }

    private void update(String sql, @Nullable Object... arguments) throws StoreException {
        try {
            file.update(sql, arguments);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static StoreException broken(SQLException e) {
        return new StoreException("The documents cannot be used: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        // the file belongs to others
    }
}
