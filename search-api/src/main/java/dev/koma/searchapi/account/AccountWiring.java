package dev.koma.searchapi.account;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.searchapi.http.Callers;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.StateFile;
import dev.koma.searchapi.store.StateSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** Puts together who calls. */
final class AccountWiring {
    @Produces
    @Singleton
    Tiers tiers(KomaConfig config) {
        return Tiers.parse(config.get(AccountSettings.class).tiers());
    }

    @Produces
    @Singleton
    KeyStore keys(KomaConfig config, Instance<StateFile> file, Instance<RedisLink> redis) throws IOException {
        return switch (config.get(StateSettings.class).state()) {
            case EMBEDDED -> KeyStores.in(file.get());
            case REDIS -> KeyStores.on(redis.get());
        };
    }

    void close(@Disposes KeyStore keys) {
        keys.close();
    }

    @Produces
    @Singleton
    Identification identification(Callers addresses, KeyStore keys, Tiers tiers, Clock clock) {
        return new Identification(addresses, new Accounts(keys, tiers, clock), tiers, new WrongKeys(System::nanoTime));
    }
}
