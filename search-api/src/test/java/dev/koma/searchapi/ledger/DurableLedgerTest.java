package dev.koma.searchapi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.store.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableLedgerTest extends SearchLedgerContract {
    private final SettableTime time = new SettableTime(LATE_IN_MARCH);
    private StateFile file;

    @TempDir
    Path data;

    @Override
    SearchLedger open(QuotaWindow window) throws IOException, SQLException {
        file = StateFile.open(data);
        return new LocalLedger(
                new SqliteSpentSearches(file, window, window.slice(time.instant())), window, time, time::nanos);
    }

    @Override
    void setTime(Instant now) {
        time.step(Duration.between(time.instant(), now));
    }

    @Override
    void pass(Duration duration) {
        time.pass(duration);
    }

    @AfterEach
    void closeFile() {
        file.close();
    }

    @Test
    void X19_knowsAfterARestartWhatWasChargedAndHoldsNoLease() throws Exception {
        SearchLedger before = monthly();
        Caller caller = caller(5, 1);
        charged(before, admitted(before, caller));
        admitted(before, caller);
        before.close();
        file.close();

        SearchLedger after = monthly();

        assertUsage(1, 0, after.usage(caller));
        assertInstanceOf(Decision.Admitted.class, after.admit(request(), caller));
    }

    @Test
    void forgetsMonthsThatCannotCountAnyMore() throws Exception {
        SearchLedger before = monthly();
        Caller caller = caller(5, 1);
        charged(before, admitted(before, caller));
        before.close();
        file.close();

        setTime(APRIL);
        SearchLedger april = ledger(QuotaWindow.MONTH);
        assertEquals(1L, rows());
        april.close();
        file.close();

        setTime(APRIL.plus(Duration.ofDays(40)));
        ledger(QuotaWindow.MONTH);
        assertEquals(0L, rows());
    }

    private long rows() throws SQLException {
        return file.query("SELECT count(*) FROM spent", row -> row.getLong(1)).getFirst();
    }

    @Test
    void countsInMemoryWhileAnotherProcessHoldsTheDatabaseAndWritesItAfterwards() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(5, 1);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file.path());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            long start = System.nanoTime();
            assertUsage(1, 0, charged(ledger, admitted(ledger, caller)));
            assertUsage(2, 0, charged(ledger, admitted(ledger, caller)));
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos(), "waits once only");
            assertEquals(0L, rows());
            statement.execute("ROLLBACK");
        }

        ledger.close();
        assertEquals(
                2L,
                file.query("SELECT sum(searches) FROM spent", row -> row.getLong(1))
                        .getFirst());
    }

    @Test
    void writesWhatItOwesWithTheNextSearch() throws Exception {
        SearchLedger ledger = monthly();
        Caller caller = caller(100, 1);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file.path());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            charged(ledger, admitted(ledger, caller));
            statement.execute("ROLLBACK");
        }

        Awaitility.await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            Usage usage = charged(ledger, admitted(ledger, caller));
            long written = file.query("SELECT sum(searches) FROM spent", row -> row.getLong(1))
                    .getFirst();
            assertEquals(usage.used(), written);
        });
    }
}
