package dev.koma.searchapi.store;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Opens what state lies in. */
final class StoreWiring {
    private static final int FAILED = 1;

    @Produces
    @Singleton
    StateFile file(LibrarySettings settings) {
        try {
            return StateFile.open(settings.data());
        } catch (IOException e) {
            System.err.println("koma: " + e.getMessage());
            throw new PreventFurtherStepsException(String.valueOf(e.getMessage()), FAILED);
        }
    }

    /** Made when somebody asks for it: only then is a Redis configured. The framework closes its client. */
    @Produces
    @Singleton
    RedisLink redis(KomaConfig config, Instance<Redis> redis) {
        return new RedisLink(redis.get(), RedisPatience.of(config.get(StateSettings.class)));
    }

    void close(@Disposes StateFile file) {
        file.close();
    }
}
