package dev.koma.indexbuilder.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KomaConfigTest {
    @TempDir
    Path home;

    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @ConfigMapping(prefix = "koma")
    interface ServerSettings {
        Optional<SecretText> signingKey();

        Http http();

        Upload upload();

        Map<String, Tier> tiers();

        interface Http {
            @WithDefault("8080")
            int port();
        }

        interface Upload {
            @WithDefault("10M")
            ByteSize maxSize();
        }

        interface Tier {
            int quota();
        }

        private static void validate(ServerSettings settings, Consumer<String> problems) {
            if (settings.signingKey().map(key -> key.reveal().length() < 32).orElse(false)) {
                problems.accept("koma.signing-key: must have at least 32 characters");
            }
        }
    }

    private KomaConfig load() throws ConfigurationException {
        return KomaConfig.load(
                List.of(LibrarySettings.CONCERN, new Concern<>(ServerSettings.class, ServerSettings::validate)),
                new ConfigInputs(flags, properties, environment, home));
    }

    private List<String> problems() {
        return assertThrows(ConfigurationException.class, this::load).problems();
    }

    private Path file(String... lines) throws IOException {
        Path data = home.resolve(".local/share/koma");
        Files.createDirectories(data);
        return Files.write(data.resolve("koma.properties"), List.of(lines));
    }

    @Test
    void hasTheDocumentedDefaults() throws ConfigurationException {
        LibrarySettings library = load().get(LibrarySettings.class);
        assertEquals(home.resolve(".local/share/koma"), library.data());
        assertEquals(Optional.empty(), library.library());
        assertEquals(Optional.empty(), library.titles());
        assertTrue(library.index().threads().isEmpty());
        assertEquals(
                List.of(
                        "data",
                        "index.max-removed-share",
                        "index.scan-interval",
                        "index.stable-for",
                        "index.threads",
                        "library",
                        "library.titles"),
                KomaConfig.load(
                                List.of(LibrarySettings.CONCERN),
                                new ConfigInputs(flags, properties, environment, home))
                        .settings()
                        .stream()
                        .map(setting -> setting.key().substring("koma.".length()))
                        .toList());
        assertEquals(Runtime.getRuntime().availableProcessors(), LibrarySettings.decoderThreads(library));
        assertEquals(Duration.ofSeconds(5), library.index().stableFor());
        assertEquals(Duration.ofSeconds(60), library.index().scanInterval());
        assertEquals(0.5, library.index().maxRemovedShare());
    }

    @Test
    void honoursTheXdgDataDirectory() throws ConfigurationException {
        environment.put("XDG_DATA_HOME", home.resolve("xdg").toString());
        assertEquals(home.resolve("xdg/koma"), load().get(LibrarySettings.class).data());
    }

    @Test
    void takesTheFlagBeforeThePropertyBeforeTheVariableBeforeTheFile() throws Exception {
        file("koma.index.threads=4", "koma.http.port=4", "koma.index.stable-for=4s", "koma.index.scan-interval=4s");
        environment.put("KOMA_INDEX_THREADS", "3");
        environment.put("KOMA_HTTP_PORT", "3");
        environment.put("KOMA_INDEX_STABLE_FOR", "3s");
        properties.put("koma.index.threads", "2");
        properties.put("koma.http.port", "2");
        flags.put("koma.index.threads", "1");
        KomaConfig config = load();
        LibrarySettings library = config.get(LibrarySettings.class);
        assertEquals(1, LibrarySettings.decoderThreads(library));
        assertEquals(2, config.get(ServerSettings.class).http().port());
        assertEquals(Duration.ofSeconds(3), library.index().stableFor());
        assertEquals(Duration.ofSeconds(4), library.index().scanInterval());
        assertTrue(config.settings().contains(new Setting("koma.index.threads", "1", "flag")));
        assertTrue(config.settings().contains(new Setting("koma.http.port", "2", "system property")));
        assertTrue(config.settings().contains(new Setting("koma.index.stable-for", "3s", "KOMA_INDEX_STABLE_FOR")));
        assertTrue(config.settings().contains(new Setting("koma.index.scan-interval", "4s", "koma.properties")));
        assertTrue(config.settings().contains(new Setting("koma.index.max-removed-share", "0.5", "default")));
    }

    @Test
    void readsListsMapsAndHomeDirectories() throws Exception {
        flags.put("koma.library", ConfigInputs.listValue(List.of("/films", "/a, b", "~/clips")));
        file("koma.tiers.gold.quota=7");
        environment.put("KOMA_TIERS_FREE_QUOTA", "3");
        KomaConfig config = load();
        assertEquals(
                Optional.of(List.of(Path.of("/films"), Path.of("/a, b"), home.resolve("clips"))),
                config.get(LibrarySettings.class).library());
        Map<String, Integer> quotas = new HashMap<>();
        config.get(ServerSettings.class).tiers().forEach((tier, of) -> quotas.put(tier, of.quota()));
        assertEquals(Map.of("gold", 7, "free", 3), quotas);
    }

    @Test
    void X31_listsEveryProblemAtOnce() throws IOException {
        file("koma.indx.threads=3", "colour=red");
        environment.put("KOMA_HTTP_PORT", "eighty");
        environment.put("KOMA_INDEX_STABEL_FOR", "3s");
        environment.put("KOMA_SIGNING_KEY_FILE", home.resolve("nothing").toString());
        properties.put("koma.index.max-removed-share", "much");
        flags.put("koma.index.scan-interval", "soon");
        List<String> problems = problems();
        assertEquals(7, problems.size(), problems.toString());
    }

    @Test
    void X31_saysWhereABadNumberStands() {
        environment.put("KOMA_HTTP_PORT", "eighty");
        List<String> problems = problems();
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("koma.http.port: "), problems.toString());
        assertTrue(problems.getFirst().contains("\"eighty\""), problems.toString());
        assertTrue(problems.getFirst().endsWith("(KOMA_HTTP_PORT)"), problems.toString());
    }

    @Test
    void X31_refusesNumbersOutOfBounds() {
        flags.put("koma.index.threads", "0");
        flags.put("koma.index.max-removed-share", "NaN");
        assertEquals(
                List.of("koma.index.threads: must be 1 to 256", "koma.index.max-removed-share: must be 0 to 1"),
                problems());
    }

    @Test
    void X31_hintsAtTheNearestKeyForAnUnknownOne() throws IOException {
        file("koma.index.thread=3");
        assertEquals(
                List.of("koma.index.thread: there is no such key (koma.properties); did you mean koma.index.threads?"),
                problems());
    }

    @Test
    void X31_hintsAtTheNearestVariableForAnUnknownOne() {
        environment.put("KOMA_INDEX_STABEL_FOR", "3s");
        assertEquals(
                List.of("KOMA_INDEX_STABEL_FOR: there is no such variable; did you mean KOMA_INDEX_STABLE_FOR?"),
                problems());
    }

    @Test
    void X31_saysWhichSecretFileIsMissing() {
        environment.put("KOMA_SIGNING_KEY_FILE", "/nowhere/key");
        assertEquals(List.of("KOMA_SIGNING_KEY_FILE: there is no file /nowhere/key"), problems());
    }

    @Test
    void X31_refusesAShortSigningKeyWithoutShowingIt() {
        environment.put("KOMA_SIGNING_KEY", "short and secret");
        ConfigurationException refused = assertThrows(ConfigurationException.class, this::load);
        assertEquals(List.of("koma.signing-key: must have at least 32 characters"), refused.problems());
        assertFalse(refused.toString().contains("short and secret"));
    }

    @Test
    void X31_refusesASecretThatIsGivenTwice() throws IOException {
        Path key = Files.writeString(home.resolve("key"), "k".repeat(40));
        environment.put("KOMA_SIGNING_KEY_FILE", key.toString());
        environment.put("KOMA_SIGNING_KEY", "s".repeat(40));
        assertEquals(List.of("KOMA_SIGNING_KEY_FILE: KOMA_SIGNING_KEY is set too; set only one of them"), problems());
    }

    @Test
    void X31_masksSecretsAndReadsThemFromFiles() throws Exception {
        Path key = Files.writeString(home.resolve("key"), "k".repeat(40) + "\n");
        environment.put("KOMA_SIGNING_KEY_FILE", key.toString());
        KomaConfig config = load();
        assertEquals(
                "k".repeat(40),
                config.get(ServerSettings.class).signingKey().orElseThrow().reveal());
        assertTrue(config.settings().contains(new Setting("koma.signing-key", "***", "KOMA_SIGNING_KEY_FILE")));
    }

    @Test
    void refusesTheDataDirectoryInItsOwnFile() throws IOException {
        Path file = file("koma.data=/elsewhere");
        assertEquals(
                List.of("koma.data: cannot be set in " + file + ", which lies in that directory itself"), problems());
    }

    @Test
    void refusesAFileThatCannotBeRead() throws IOException {
        file("koma.library=\\u12");
        assertEquals(1, problems().size());
    }

    @Test
    void leavesVariablesOfTheLauncherAndOfKubernetesAlone() throws ConfigurationException {
        environment.put("KOMA_JAVA_HOME", "/jdk");
        environment.put("KOMA_PORT", "tcp://10.0.0.1:8080");
        environment.put("KOMA_PORT_8080_TCP_ADDR", "10.0.0.1");
        environment.put("KOMA_SERVICE_HOST", "10.0.0.1");
        properties.put("user.name", "someone");
        assertEquals(8080, load().get(ServerSettings.class).http().port());
    }

    @Test
    void doesNotTakePartsOfSecretsForReferences() throws Exception {
        environment.put("KOMA_SIGNING_KEY", "${user.home}$" + "k".repeat(40));
        assertEquals(
                "${user.home}$" + "k".repeat(40),
                load().get(ServerSettings.class).signingKey().orElseThrow().reveal());
    }

    @Test
    void readsSizesAsPeopleWriteThem() {
        assertEquals(512, ByteSize.parse("512").bytes());
        assertEquals(64 * 1024, ByteSize.parse("64k").bytes());
        assertEquals(10 << 20, ByteSize.parse("10 MiB").bytes());
        assertEquals(2L << 30, ByteSize.parse("2GB").bytes());
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("-1"));
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("999999999999T"));
    }
}
