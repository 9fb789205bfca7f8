package dev.koma.searchapi.serve;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code koma COMMAND}. Only {@code serve} starts the server. */
@QuarkusMain
@Command(
        name = "koma",
        description = "Show it a picture, and it tells you which video, which episode, which second.",
        mixinStandardHelpOptions = true,
        subcommands = ServeCommand.class)
public final class Koma {
    private Koma() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** @return the exit code: 0 done, 1 something failed, 2 wrong usage or configuration */
    static int run(String... arguments) {
        return new CommandLine(new Koma()).execute(arguments);
    }
}
