package dev.koma.searchapi.ledger;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.searchapi.store.StateFile;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;

/** Opens the ledger that the configuration asks for. */
final class LedgerWiring {
    @Produces
    @Singleton
    SearchLedger ledger(StateFile file, KomaConfig config, Clock clock) throws SQLException {
        return LocalLedger.durable(file, config.get(QuotaSettings.class).window(), clock);
    }

    void close(@Disposes SearchLedger ledger) {
        ledger.close();
    }
}
