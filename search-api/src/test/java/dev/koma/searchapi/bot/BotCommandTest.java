package dev.koma.searchapi.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.conversation.StoredTiers;
import dev.koma.botcore.search.Tier;
import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.searchapi.account.AccountSettings;
import dev.koma.searchapi.store.StateFile;
import dev.koma.searchapi.store.StateSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotCommandTest {
    private static final Map<String, Tier> TIERS =
            Map.of("free", new Tier("free", 1, 0), "gold", new Tier("gold", 4, 2), "silver", new Tier("silver", 2, 1));

    private final Map<String, String> properties =
            new TreeMap<>(Map.of("koma.tiers", "free:1000:1:0,gold:5000:4:2,silver:2000:2:1"));
    private String err = "";

    @TempDir
    Path data;

    private int tier(String... arguments) {
        CommandContext context = new CommandContext(
                List.of(LibrarySettings.CONCERN, StateSettings.CONCERN, AccountSettings.CONCERN, ChatSettings.CONCERN),
                flags -> new ConfigInputs(flags, properties, Map.of(), data),
                Clock.systemUTC(),
                null);
        StringWriter stderr = new StringWriter();
        List<String> line = new ArrayList<>(List.of("bot", "tier"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        int code = KomaCommand.commandLine(
                        context,
                        List.of(new BotCommand(context)),
                        new PrintWriter(new StringWriter(), true),
                        new PrintWriter(stderr, true))
                .execute(line.toArray(String[]::new));
        err = stderr.toString();
        return code;
    }

    private static String tierOf(ChatStores stores, String user, String place) {
        return new StoredTiers(stores.documents(), TIERS, TIERS.get("free"))
                .tierOf("telegram", user, place)
                .name();
    }

    private String tierOf(String user, String place) throws Exception {
        try (StateFile file = StateFile.open(data)) {
            return tierOf(ChatStores.in(file, Clock.systemUTC()), user, place);
        }
    }

    @Test
    void aPersonsTierCountsMoreThanThePlacesAndBothCanBeTakenAway() throws Exception {
        assertEquals("free", tierOf("4711", "815"));
        assertEquals(0, tier("telegram:place:815", "silver"), err);
        assertEquals("silver", tierOf("4711", "815"));
        assertEquals("free", tierOf("4711", "816"));
        assertEquals(0, tier("telegram:4711", "gold"), err);
        assertEquals("gold", tierOf("4711", "815"));
        assertEquals("silver", tierOf("4712", "815"));
        assertEquals(0, tier("telegram:4711"), err);
        assertEquals("silver", tierOf("4711", "815"));
        assertEquals(0, tier("telegram:place:815"), err);
        assertEquals("free", tierOf("4711", "815"));
    }

    @Test
    void withRedisItHoldsOnAllServers() throws Exception {
        try (SharedRedis redis = new SharedRedis()) {
            properties.put("koma.state", "redis");
            properties.put("koma.redis.hosts", redis.process().url());
            assertEquals(0, tier("telegram:4711", "gold"), err);
            assertEquals("gold", tierOf(ChatStores.on(redis.link(), Clock.systemUTC()), "4711", "815"));
        }
        assertEquals("free", tierOf("4711", "815"), "not in the data directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "telegram:", "Telegram:4711", "telegram:47 11"})
    void whoMustBeAPlatformAndAnId(String who) {
        assertEquals(2, tier(who, "gold"));
        assertTrue(err.contains("platform:user"), err);
    }

    @Test
    void anUnknownTierIsRefusedAndNothingChanges() throws Exception {
        assertEquals(2, tier("telegram:4711", "platinum"));
        assertTrue(err.contains("platinum"), err);
        assertEquals("free", tierOf("4711", "815"));
    }
}
