package dev.koma.searchapi.titles;

import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Whom to ask for titles. */
@ConfigMapping(prefix = "koma.anilist")
public interface TitlesSettings {
    /** This concern, with the bounds of its values. */
    Concern<TitlesSettings> CONCERN = new Concern<>(TitlesSettings.class, TitlesSettings::validate);

    /** AniList's GraphQL endpoint; empty to never ask. */
    @WithDefault("https://graphql.anilist.co")
    Optional<String> url();

    private static void validate(TitlesSettings settings, Consumer<String> problems) {
        settings.url()
                .filter(url -> !isHttp(url))
                .ifPresent(url ->
                        problems.accept("koma.anilist.url: must be an http or https URL, or empty to never ask"));
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
