package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the commands know of the world.
 *
 * @param concerns everything that can be configured, {@link LibrarySettings} included
 * @param inputs where values come from, given those of the command line
 * @param clock tells the time
 * @param terminal where a progress bar may be drawn, or null when people do not watch
 */
public record CommandContext(
        List<Concern<?>> concerns,
        Function<Map<String, String>, ConfigInputs> inputs,
        Clock clock,
        @Nullable PrintStream terminal) {
    /** Set to {@code true} by the launcher when stderr is a terminal, which Java cannot tell. */
    public static final String TERMINAL_PROPERTY = "dev.koma.terminal";

    public CommandContext {
        concerns = List.copyOf(concerns);
    }

    /** This process, with what can be configured in {@code index-builder} and these. */
    public static CommandContext ofProcess(List<Concern<?>> others) {
        List<Concern<?>> concerns = Stream.concat(Stream.of(LibrarySettings.CONCERN), others.stream())
                .distinct()
                .toList();
        return new CommandContext(
                concerns,
                ConfigInputs::ofProcess,
                Clock.systemUTC(),
                Boolean.getBoolean(TERMINAL_PROPERTY) ? System.err : null);
    }

    /**
     * The configuration in force.
     *
     * @param flags of the command line: key to value
     */
    public KomaConfig load(Map<String, String> flags) throws ConfigurationException {
        return KomaConfig.load(concerns, inputs.apply(flags));
    }
}
