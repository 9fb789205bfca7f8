package dev.koma.searchapi.account;

import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys in the data directory's database, which stays open when the store is closed. */
final class SqliteKeyStore implements KeyStore {
    private static final String ACCOUNTS =
            "CREATE TABLE IF NOT EXISTS account (email TEXT PRIMARY KEY, tier TEXT NOT NULL) WITHOUT ROWID";
    private static final String KEYS = """
            CREATE TABLE IF NOT EXISTS api_key (
              hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, email TEXT NOT NULL REFERENCES account (email),
              issued INTEGER NOT NULL, revoked INTEGER) WITHOUT ROWID""";
    private static final String SELECT =
            "SELECT id, hash, email, tier, issued, revoked FROM api_key JOIN account USING (email) ";

    private final StateFile file;

    SqliteKeyStore(StateFile file) throws IOException {
        this.file = file;
        try {
            file.update(ACCOUNTS);
            file.update(KEYS);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public Optional<IssuedKey> find(String hash) throws IOException {
        try {
            return file.query(SELECT + "WHERE hash = ?", SqliteKeyStore::key, hash).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public void add(IssuedKey key) throws IOException {
        try {
            file.together(() -> {
                file.update(
                        "INSERT INTO account VALUES (?, ?) ON CONFLICT DO UPDATE SET tier = excluded.tier",
                        key.email(),
                        key.tier());
                file.update(
                        "INSERT INTO api_key (hash, id, email, issued, revoked) VALUES (?, ?, ?, ?, ?)",
                        key.hash(),
                        key.id(),
                        key.email(),
                        key.issued().toEpochMilli(),
                        millis(key.revoked()));
            });
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public List<IssuedKey> list() throws IOException {
        try {
            return file.query(SELECT + "ORDER BY issued, id", SqliteKeyStore::key);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public boolean revoke(String id, Instant from) throws IOException {
        try {
            return file.update("UPDATE api_key SET revoked = ? WHERE id = ?", from.toEpochMilli(), id) > 0;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public boolean retier(String email, String tier) throws IOException {
        try {
            return file.update("UPDATE account SET tier = ? WHERE email = ?", tier, email) > 0;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static IssuedKey key(ResultSet row) throws SQLException {
        long revoked = row.getLong(6);
        boolean absent = row.wasNull();
        return new IssuedKey(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                absent ? null : Instant.ofEpochMilli(revoked));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private IOException broken(SQLException e) {
        return new IOException("The keys in " + file.path() + " cannot be used: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        // the file belongs to others
    }
}
