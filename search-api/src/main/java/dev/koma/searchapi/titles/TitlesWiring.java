package dev.koma.searchapi.titles;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.SceneIndex;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Puts titles together: what the owner wrote down comes before what AniList says. */
final class TitlesWiring {
    @Produces
    @Singleton
    Titles titles(KomaConfig config, LibrarySettings library, ObjectMapper json, Clock clock) {
        Titles file = new FileTitles(read(library));
        return config.get(TitlesSettings.class)
                .url()
                .filter(url -> !url.isBlank())
                .map(url -> aniList(URI.create(url), json, clock))
                .map(aniList -> (Titles) new FirstKnownTitles(List.of(file, aniList)))
                .orElse(file);
    }

    @Produces
    @Singleton
    TitleSearch search(Titles titles, SceneIndex index) {
        return new TitleSearch(titles, () -> index.catalog().videos());
    }

    private static Titles aniList(URI endpoint, ObjectMapper json, Clock clock) {
        AniListPatience patience = AniListPatience.DEFAULT;
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(patience.attempt()).build();
        return new AniListTitles(new AniListClient(endpoint, patience.attempt(), http, json, clock), patience, clock);
    }

    private static TitleFile read(LibrarySettings library) {
        try {
            Path file = library.titles().orElse(null);
            return file == null ? TitleFile.none() : TitleFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
