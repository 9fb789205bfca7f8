package dev.koma.searchapi.titles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesSettingsTest {
    @Test
    void asksAniListUnlessToldOtherwise() throws Exception {
        assertEquals(Optional.of("https://graphql.anilist.co"), url(Map.of()));
        assertEquals(Optional.empty(), url(Map.of("koma.anilist.url", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "graphql.anilist.co", "ftp://graphql.anilist.co", "https://", "https://a b"})
    void X31_refusesWhatIsNoEndpoint(String url) {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> url(Map.of("koma.anilist.url", url)));
        assertEquals(
                List.of("koma.anilist.url: must be an http or https URL, or empty to never ask"), refusal.problems());
    }

    private static Optional<String> url(Map<String, String> flags) throws ConfigurationException {
        return KomaConfig.load(
                        List.of(LibrarySettings.CONCERN, TitlesSettings.CONCERN),
                        new ConfigInputs(flags, Map.of(), Map.of(), Path.of("/nowhere")))
                .get(TitlesSettings.class)
                .url();
    }
}
