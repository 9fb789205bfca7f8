package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.searchapi.http.HttpSettings;
import io.quarkus.runtime.Quarkus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code koma serve}. */
@Command(
        name = "serve",
        description = "Index the library in the background, keep watching it, and serve the API and the web page.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int WRONG_CONFIGURATION = 2;

    @Option(
            names = "--library",
            paramLabel = "DIR",
            description = "Folder of videos to index; may be given several times.")
    private List<Path> library = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Where the index and all other data live.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "Port of the API and the web page (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on (default: 0.0.0.0).")
    private @Nullable String host;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> flags = flags();
        HttpSettings settings;
        try {
            settings =
                    KomaConfig.load(Concerns.ALL, ConfigInputs.ofProcess(flags)).get(HttpSettings.class);
        } catch (ConfigurationException e) {
            return say(e.getMessage(), WRONG_CONFIGURATION);
        }
        Optional<String> taken = Ports.problem(settings);
        if (taken.isPresent()) {
            return say(taken.get(), FAILED);
        }
        flags.forEach(System::setProperty);
        frameworkProperties(settings).forEach(System::setProperty);
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(Server.class, (code, problem) -> exitCode.set(code));
        return exitCode.get();
    }

    private int say(@Nullable String message, int exitCode) {
        PrintWriter err = spec == null
                ? new PrintWriter(System.err, true)
                : spec.commandLine().getErr();
        err.println(message);
        return exitCode;
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

    private static Map<String, String> frameworkProperties(HttpSettings settings) {
        return Map.of(
                "quarkus.http.host", settings.host(),
                "quarkus.http.port", Integer.toString(settings.port()),
                "quarkus.management.host", settings.host(),
                "quarkus.management.port", Integer.toString(settings.managementPort()));
    }
}
