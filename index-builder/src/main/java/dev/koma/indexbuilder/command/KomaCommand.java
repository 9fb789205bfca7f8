package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.settings.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code koma} command; does nothing but hold the others. Exit codes: 0 done, 1 something failed, 2 wrong usage or configuration. */
@Command(
        name = "koma",
        description = "Show it a picture, and it tells you which video, which episode, which second.",
        mixinStandardHelpOptions = true,
        versionProvider = KomaVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 something failed, 2 wrong usage or configuration.",
            "koma test runs all tests, koma bench the benchmarks; both need the sources."
        })
public final class KomaCommand implements Callable<Integer> {
    /** Done. */
    public static final int DONE = 0;
    /** Something failed. */
    public static final int FAILED = 1;
    /** Wrong usage or configuration. */
    public static final int WRONG = 2;

    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger LIBRARIES = Logger.getLogger("org.apache.lucene");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    private KomaCommand() {}

    /**
     * The whole command line.
     *
     * @param others more commands, each an object with picocli's {@code @Command}
     * @param out for data
     * @param err for people
     */
    public static CommandLine commandLine(
            CommandContext context, List<Object> others, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new KomaCommand());
        others.forEach(line::addSubcommand);
        line.addSubcommand(new IndexCommand(context))
                .addSubcommand(new SearchCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new ConfigCommand(context));
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(KomaCommand::explain);
    }

    /**
     * Runs a command line in this process, with its stdout and stderr.
     *
     * @return the exit code
     */
    public static int run(CommandContext context, List<Object> others, String... arguments) {
        // The libraries' news about themselves are of no use to people; their warnings are.
        LIBRARIES.setLevel(Level.WARNING);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return commandLine(context, others, out, err).execute(arguments);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WRONG;
    }

    private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        switch (e) {
            case ConfigurationException wrong -> {
                err.println(wrong.getMessage());
                return WRONG;
            }
            case IOException failed -> err.println("koma: " + plain(failed));
            default -> {
                err.println("koma: this is a fault of Koma itself, please report it");
                e.printStackTrace(err);
            }
        }
        return FAILED;
    }

    /** The message; with the type's name where the JDK's message is nothing but a path. */
    private static String plain(IOException e) {
        String message = Objects.toString(e.getMessage(), "");
        boolean explained = message.contains(" ");
        return explained ? message : e.getClass().getSimpleName() + ": " + message;
    }
}
