package dev.koma.searchapi.ledger;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.StateFile;
import dev.koma.searchapi.store.StateSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;

/** Opens the ledger that the configuration asks for. */
final class LedgerWiring {
    @Produces
    @Singleton
    SearchLedger ledger(KomaConfig config, Clock clock, Instance<StateFile> file, Instance<RedisLink> redis)
            throws SQLException {
        QuotaWindow window = config.get(QuotaSettings.class).window();
        return switch (config.get(StateSettings.class).state()) {
            case EMBEDDED -> LocalLedger.durable(file.get(), window, clock);
            case REDIS -> SharedLedger.on(redis.get(), window, clock);
        };
    }

    void close(@Disposes SearchLedger ledger) {
        ledger.close();
    }
}
