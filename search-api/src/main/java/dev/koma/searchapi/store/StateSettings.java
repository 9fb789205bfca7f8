package dev.koma.searchapi.store;

import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.SecretText;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Where state lies. */
@ConfigMapping(prefix = "koma")
public interface StateSettings {
    /** This concern, with the bounds of its values. */
    Concern<StateSettings> CONCERN = new Concern<>(StateSettings.class, StateSettings::validate);

    /** The kinds of places. */
    enum Kind {
        /** In the data directory, for one server. */
        EMBEDDED,
        /** On a Redis server, for any number of servers. */
        REDIS
    }

    /** {@code embedded}: in the data directory, for one server; {@code redis}: shared by all servers that use the same Redis. */
    @WithDefault("embedded")
    Kind state();

    /** The Redis server, such as {@code redis://user:password@host:6379/0}; {@code rediss} with TLS. */
    @WithName("redis.hosts")
    Optional<SecretText> redisHosts();

    /** How long a decision waits for Redis before this server decides alone. */
    @WithName("redis.timeout")
    @WithDefault("50ms")
    Duration redisTimeout();

    private static void validate(StateSettings settings, Consumer<String> problems) {
        if (settings.state() == Kind.REDIS && settings.redisHosts().isEmpty()) {
            problems.accept("koma.redis.hosts: must be set when koma.state is redis");
        }
        if (!settings.redisHosts().map(StateSettings::isRedis).orElse(true)) {
            problems.accept("koma.redis.hosts: must be one URL such as redis://host:6379");
        }
        if (settings.redisTimeout().compareTo(Duration.ofMillis(1)) < 0
                || settings.redisTimeout().compareTo(Duration.ofSeconds(10)) > 0) {
            problems.accept("koma.redis.timeout: must be 1ms to 10s");
        }
    }

    private static boolean isRedis(SecretText written) {
        try {
            URI uri = URI.create(written.reveal());
            return uri.getHost() != null && ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
