package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.indexbuilder.settings.SecretText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PreviewSettingsTest {
    private static final String KEY = "a key of thirty-two characters!!";

    @Test
    void hasTheDefaultsThatAreWrittenDown() throws Exception {
        PreviewSettings settings = load(Map.of()).get(PreviewSettings.class);
        assertEquals(Optional.empty(), settings.signingKeys());
        assertEquals(Duration.ofHours(1), settings.preview().linkLife());
        assertEquals(1L << 30, settings.preview().cacheSize().bytes());
        assertEquals(OptionalInt.empty(), settings.preview().parallel());
        assertEquals(32, settings.preview().queueLength());
        assertTrue(settings.preview().ahead());
    }

    @Test
    void takesSeveralKeysAndMasksThem() throws Exception {
        KomaConfig config = load(Map.of("koma.signing-keys", KEY + ",new " + KEY));
        assertEquals(
                List.of(new SecretText(KEY), new SecretText("new " + KEY)),
                config.get(PreviewSettings.class).signingKeys().orElseThrow());
        assertFalse(config.settings().toString().contains(KEY));
    }

    @Test
    void X31_refusesAShortKeyAndEverythingElseThatMakesNoSenseAtOnce() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> load(Map.of(
                        "koma.signing-keys", KEY + ",too short a secret",
                        "koma.preview.link-life", "0s",
                        "koma.preview.parallel", "0",
                        "koma.preview.queue-length", "0")));
        assertEquals(4, refusal.problems().size(), refusal.getMessage());
        assertTrue(refusal.problems().stream().allMatch(problem -> problem.startsWith("koma.")));
        assertFalse(refusal.getMessage().contains("too short a secret"));
    }

    private static KomaConfig load(Map<String, String> flags) throws ConfigurationException {
        return KomaConfig.load(
                List.of(LibrarySettings.CONCERN, PreviewSettings.CONCERN),
                new ConfigInputs(flags, Map.of(), Map.of(), Path.of("/nowhere")));
    }
}
