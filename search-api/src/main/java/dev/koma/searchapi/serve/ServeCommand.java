package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.searchapi.http.HttpSettings;
import dev.koma.searchapi.store.StateSettings;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code koma serve}. */
@Command(
        name = "serve",
        description = "Index the library in the background, keep watching it, and serve the API and the web page.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--library",
            paramLabel = "DIR",
            description = "Folder of videos to index; may be given several times.")
    private List<Path> library = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "Port of the API and the web page (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on (default: 0.0.0.0).")
    private @Nullable String host;

    private final CommandContext context;

    ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws ConfigurationException, IOException {
        Map<String, String> flags = flags();
        KomaConfig config = context.load(flags);
        HttpSettings settings = config.get(HttpSettings.class);
        Ports.check(settings);
        flags.forEach(System::setProperty);
        frameworkProperties(settings).forEach(System::setProperty);
        redisProperties(config.get(StateSettings.class)).forEach(System::setProperty);
        Termination.onSignal();
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(Server.class, (code, problem) -> exitCode.set(code)); // the problem was told by then
        return exitCode.get();
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        if (!library.isEmpty()) {
            flags.put(
                    "koma.library",
                    ConfigInputs.listValue(
                            library.stream().map(Path::toAbsolutePath).toList()));
        }
        if (data != null) {
            flags.put("koma.data", data.toAbsolutePath().toString());
        }
        if (port != null) {
            flags.put("koma.http.port", port.toString());
        }
        if (host != null) {
            flags.put("koma.http.host", host);
        }
        return flags;
    }

    /** None without a Redis: the framework's client is not even made then. */
    private static Map<String, String> redisProperties(StateSettings settings) {
        if (settings.state() != StateSettings.Kind.REDIS) {
            return Map.of();
        }
        return settings.redisHosts()
                .map(url -> Map.of("quarkus.redis.hosts", url.reveal()))
                .orElse(Map.of());
    }

    private static Map<String, String> frameworkProperties(HttpSettings settings) {
        return Map.of(
                "quarkus.http.host", settings.host(),
                "quarkus.http.port", Integer.toString(settings.port()),
                "quarkus.management.host", settings.host(),
                "quarkus.management.port", Integer.toString(settings.managementPort()));
    }
}
