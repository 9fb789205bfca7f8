package dev.koma.searchapi.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.searchapi.store.RedisProcess;
import dev.koma.searchapi.store.StateFile;
import dev.koma.searchapi.store.StateSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private String out = "";
    private String err = "";

    @TempDir
    Path data;

    private int koma(Map<String, String> properties, String... arguments) {
        CommandContext context = new CommandContext(
                List.of(LibrarySettings.CONCERN, StateSettings.CONCERN, AccountSettings.CONCERN),
                flags -> new ConfigInputs(flags, properties, Map.of(), data),
                Clock.fixed(NOW, ZoneOffset.UTC),
                null);
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        List<String> line = new ArrayList<>(List.of("keys"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        int code = KomaCommand.commandLine(
                        context,
                        List.of(new KeysCommand(context)),
                        new PrintWriter(stdout, true),
                        new PrintWriter(stderr, true))
                .execute(line.toArray(String[]::new));
        out = stdout.toString();
        err = stderr.toString();
        return code;
    }

    private int koma(String... arguments) {
        return koma(Map.of(), arguments);
    }

    private Accounts accounts(StateFile file, Instant now) throws IOException {
        return new Accounts(KeyStores.in(file), Tiers.defaults(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void showsANewKeyOnceAndStoresItsHashOnly() throws IOException {
        assertEquals(0, koma("add", "--email", "Ann@Example.org", "--tier", "20"));
        String key = out.strip();
        assertTrue(key.matches("koma_\\S{32}"), "stdout is the key and nothing else");
        assertFalse(err.contains(key));
        assertEquals(0, koma("list"));
        assertTrue(out.contains("ann@example.org") && !out.contains(key), out);

        try (var files = Files.list(data)) {
            for (Path file : files.toList()) {
                String stored = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(stored.contains(key.substring(5)), file + " holds the key");
            }
        }
    }

    @Test
    void aRunningServerSeesWhatIsAddedChangedAndRevoked() throws IOException {
        try (StateFile file = StateFile.open(data)) {
            Accounts server = accounts(file, NOW);
            koma("add", "--email", "ann@example.org", "--tier", "20", "--json");
            ApiKey key = new ApiKey(json(out).get("key").asText());
            String id = json(out).get("id").asText();
            assertEquals("20", server.caller(key).orElseThrow().tier().name());

            assertEquals(0, koma("retier", "--email", "ann@example.org", "--tier", "100"));
            assertEquals("100", server.caller(key).orElseThrow().tier().name());

            assertEquals(0, koma("revoke", id));
            assertEquals(Optional.empty(), server.caller(key));
        }
    }

    @Test
    void K4_revokesAfterAnOverlap() throws IOException {
        koma("add", "--email", "ann@example.org", "--tier", "20", "--json");
        ApiKey key = new ApiKey(json(out).get("key").asText());
        String old = json(out).get("id").asText();
        assertEquals(0, koma("add", "--email", "ann@example.org"));
        ApiKey next = new ApiKey(out.strip());

        assertEquals(0, koma("revoke", old, "--overlap", "24"));

        try (StateFile file = StateFile.open(data)) {
            Instant within = NOW.plus(Duration.ofHours(23));
            Instant after = NOW.plus(Duration.ofHours(24));
            assertEquals(
                    accounts(file, within).caller(next), accounts(file, within).caller(key));
            assertEquals(Optional.empty(), accounts(file, after).caller(key));
            assertTrue(accounts(file, after).caller(next).isPresent());
        }
        koma("list");
        assertTrue(out.contains("valid until 2026-03-02T12:00:00Z"), out);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertEquals(2, koma("add", "--email", "ann", "--tier", "20"));
        assertEquals(2, koma("add", "--email", "a b@example.org", "--tier", "20"));
        assertEquals(2, koma("add", "--email", "ann@example.org"));
        assertEquals(2, koma("add", "--email", "ann@example.org", "--tier", "platinum"));
        assertTrue(err.contains("platinum") && err.contains("free, 1, 5"), err);
        assertEquals(2, koma("revoke", "x", "--overlap", "-1"));
        assertEquals(2, koma());
        assertEquals(1, koma("revoke", "x"));
        assertEquals(1, koma("retier", "--email", "ann@example.org", "--tier", "20"));
        assertEquals(0, koma("add", "--email", "ann@example.org", "--tier", "20"));
        assertEquals(2, koma("add", "--email", "ann@example.org", "--tier", "5"));
        assertTrue(err.contains("retier"), err);
    }

    @Test
    void worksOnRedisToo() throws IOException {
        try (RedisProcess redis = RedisProcess.start()) {
            Map<String, String> properties = Map.of("koma.state", "redis", "koma.redis.hosts", redis.url());
            assertEquals(0, koma(properties, "add", "--email", "ann@example.org", "--tier", "20"));
            assertEquals(0, koma(properties, "list", "--json"));
            assertEquals("ann@example.org", json(out).get(0).get("email").asText());
            assertFalse(Files.exists(data.resolve("state.db")));

            redis.kill();
            assertEquals(1, koma(properties, "list"));
            assertTrue(err.startsWith("koma: Redis does not"), err);
        }
    }
}
