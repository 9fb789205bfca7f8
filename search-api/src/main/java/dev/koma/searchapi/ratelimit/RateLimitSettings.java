package dev.koma.searchapi.ratelimit;

import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.function.Consumer;

/** How many requests one address may send. */
@ConfigMapping(prefix = "koma")
public interface RateLimitSettings {
    /** This concern, with the bounds of its values. */
    Concern<RateLimitSettings> CONCERN = new Concern<>(RateLimitSettings.class, RateLimitSettings::validate);

    /** Requests a minute for one address, for each surface: {@code api}, {@code media} (previews), {@code web} (the page). */
    @WithDefault("api:60,media:60,web:600")
    List<String> rateLimits();

    private static void validate(RateLimitSettings settings, Consumer<String> problems) {
        try {
            RequestLimits.parse(settings.rateLimits());
        } catch (IllegalArgumentException e) {
            problems.accept("koma.rate-limits: " + e.getMessage());
        }
    }
}
