package dev.koma.searchapi.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {
    @Test
    void hasTheDefaultsThatAreWrittenDown() throws Exception {
        HttpSettings settings = KomaConfig.load(
                        List.of(LibrarySettings.CONCERN, HttpSettings.CONCERN),
                        new ConfigInputs(Map.of(), Map.of(), Map.of(), Path.of("/nowhere")))
                .get(HttpSettings.class);

        assertEquals("0.0.0.0", settings.host());
        assertEquals(8080, settings.port());
        assertEquals(9000, settings.managementPort());
        assertEquals(Optional.empty(), settings.publicUrl());
        assertEquals(List.of("127.0.0.0/8", "::1"), settings.trustedProxies());
        assertEquals(10 * 1024 * 1024, settings.uploadMaxSize().bytes());
        assertEquals(Duration.ofSeconds(60), settings.uploadTimeout());
    }
}
