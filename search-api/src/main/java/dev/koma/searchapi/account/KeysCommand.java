package dev.koma.searchapi.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.indexbuilder.settings.SecretText;
import dev.koma.searchapi.store.RedisLink;
import dev.koma.searchapi.store.RedisPatience;
import dev.koma.searchapi.store.StateFile;
import dev.koma.searchapi.store.StateSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code koma keys}: works on the state itself, whether a server is running or not; a running one sees it at once. */
@Command(
        name = "keys",
        description = "Issue, list and revoke API keys. A running server sees changes at once.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand implements Callable<Integer> {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");
    private static final int ID_BYTES = 6;

    private final CommandContext context;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory.", scope = ScopeType.INHERIT)
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON.", scope = ScopeType.INHERIT)
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    public KeysCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return KomaCommand.WRONG;
    }

    @Command(name = "add", description = "Issue a key and print it. It is shown this once and stored as a hash only.")
    int add(
            @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "Whose key it is.")
                    String email,
            @Option(
                            names = "--tier",
                            paramLabel = "NAME",
                            description =
                                    "One of koma.tiers, for all keys of the account; a new account must have one.")
                    @Nullable String tier)
            throws ConfigurationException, IOException {
        String account = account(email);
        KomaConfig config = config();
        return with(config, keys -> {
            String given = tier == null ? tierOf(keys, account) : known(config, tier);
            String former = keys.list().stream()
                    .filter(key -> key.email().equals(account) && !key.tier().equals(given))
                    .findFirst()
                    .map(IssuedKey::tier)
                    .orElse(null);
            if (former != null) {
                throw wrong(account + " has tier " + former + "; koma keys retier changes it");
            }
            SecureRandom random = new SecureRandom();
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            ApiKey key = ApiKey.make(random);
            IssuedKey issued = new IssuedKey(HexFormat.of().formatHex(id), key.hash(), account, given, now(), null);
            keys.add(issued);
            shown(issued, key);
        });
    }

    private String tierOf(KeyStore keys, String account) throws IOException {
        return keys.list().stream()
                .filter(key -> key.email().equals(account))
                .findFirst()
                .map(IssuedKey::tier)
                .orElseThrow(() -> wrong("--tier must be given for a new account"));
    }

    private void shown(IssuedKey issued, ApiKey key) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            print(out, described(issued).put("key", key.reveal()));
        } else {
            out.println(key.reveal());
            spec.commandLine()
                    .getErr()
                    .printf(
                            "Key %s of %s, tier %s. Keep it: it cannot be shown again.%n",
                            issued.id(), issued.email(), issued.tier());
        }
        out.flush();
    }

    @Command(name = "list", description = "List the keys that were issued, without the keys themselves.")
    int list() throws ConfigurationException, IOException {
        return with(config(), keys -> {
            PrintWriter out = spec.commandLine().getOut();
            List<IssuedKey> all = keys.list();
            if (json) {
                print(out, all.stream().map(KeysCommand::described).toList());
                return;
            }
            for (IssuedKey key : all) {
                String state = key.revoked() == null
                        ? "valid"
                        : (key.isValid(now()) ? "valid until " : "revoked since ") + key.revoked();
                out.printf(
                        "%s  %-30s  tier %-6s  issued %s  %s%n",
                        key.id(), key.email(), key.tier(), key.issued(), state);
            }
            out.flush();
        });
    }

    @Command(name = "revoke", description = "Have a key refused, at once or after an overlap with its successor.")
    int revoke(
            @Parameters(paramLabel = "ID", description = "As koma keys list shows it.") String id,
            @Option(
                            names = "--overlap",
                            paramLabel = "HOURS",
                            defaultValue = "0",
                            description = "How long it is still valid (default: ${DEFAULT-VALUE}).")
                    int hours)
            throws ConfigurationException, IOException {
        if (hours < 0 || hours > 24 * 366) {
            throw wrong("--overlap must be 0 to " + 24 * 366 + " hours");
        }
        Instant from = now().plus(Duration.ofHours(hours));
        return with(config(), keys -> {
            if (!keys.revoke(id, from)) {
                throw new IOException("There is no key " + printable(id));
            }
            done("Key " + id + " is refused " + (hours == 0 ? "from now on" : "from " + from + " on"));
        });
    }

    @Command(name = "retier", description = "Give an account, with all its keys, another tier.")
    int retier(
            @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "Whose tier it is.")
                    String email,
            @Option(names = "--tier", required = true, paramLabel = "NAME", description = "One of koma.tiers.")
                    String tier)
            throws ConfigurationException, IOException {
        String account = account(email);
        KomaConfig config = config();
        return with(config, keys -> {
            if (!keys.retier(account, known(config, tier))) {
                throw new IOException("There is no account " + account);
            }
            done(account + " has tier " + tier + " now");
        });
    }

    private interface Work {
        void on(KeyStore keys) throws IOException;
    }

    private int with(KomaConfig config, Work work) throws IOException {
        StateSettings settings = config.get(StateSettings.class);
        if (settings.state() == StateSettings.Kind.EMBEDDED) {
            Path directory = config.get(LibrarySettings.class).data();
            try (StateFile file = StateFile.open(directory);
                    KeyStore keys = KeyStores.in(file)) {
                work.on(keys);
            }
            return KomaCommand.DONE;
        }
        String url = settings.redisHosts().map(SecretText::reveal).orElse("");
        Vertx vertx = Vertx.vertx();
        try (RedisLink link = RedisLink.to(vertx, url, RedisPatience.ofCommand());
                KeyStore keys = KeyStores.on(link)) {
            work.on(keys);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return KomaCommand.DONE;
    }

    private KomaConfig config() throws ConfigurationException {
        Map<String, String> flags = new HashMap<>();
        if (data != null) {
            flags.put("koma.data", data.toString());
        }
        return context.load(flags);
    }

    /** To the millisecond, as it is stored. */
    private Instant now() {
        return context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String account(String email) {
        if (!EMAIL.matcher(email).matches()) {
            throw wrong("\"" + printable(email) + "\" is not an e-mail address");
        }
        return email.toLowerCase(Locale.ROOT);
    }

    private String known(KomaConfig config, String tier) {
        Tiers tiers = Tiers.parse(config.get(AccountSettings.class).tiers());
        if (tiers.named(tier).isEmpty()) {
            throw wrong("there is no tier \"" + printable(tier) + "\" in koma.tiers; there are "
                    + String.join(", ", tiers.all().stream().map(Tier::name).toList()));
        }
        return tier;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void done(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static ObjectNode described(IssuedKey key) {
        return JSON.createObjectNode()
                .put("id", key.id())
                .put("email", key.email())
                .put("tier", key.tier())
                .put("issued", key.issued().toString())
                .put("revoked", key.revoked() == null ? null : key.revoked().toString());
    }

    private static void print(PrintWriter out, Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON", e);
        }
        out.flush();
    }
}
