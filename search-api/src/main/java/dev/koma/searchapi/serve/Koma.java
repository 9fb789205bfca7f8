package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.util.List;

/** The program: {@code koma COMMAND}. Only {@code serve} starts the server. */
@QuarkusMain
public final class Koma {
    private Koma() {}

    public static void main(String... arguments) {
        System.exit(run(
                CommandContext.ofProcess(Concerns.OTHERS),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                arguments));
    }

    /** @return the exit code: 0 done, 1 something failed, 2 wrong usage or configuration */
    static int run(CommandContext context, PrintWriter out, PrintWriter err, String... arguments) {
        return KomaCommand.commandLine(context, List.of(new ServeCommand(context)), out, err)
                .execute(arguments);
    }
}
