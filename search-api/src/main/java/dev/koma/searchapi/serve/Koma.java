package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** The program: {@code koma COMMAND}. Only {@code serve} starts the server. */
@QuarkusMain
public final class Koma {
    private Koma() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** @return the exit code: 0 done, 1 something failed, 2 wrong usage or configuration */
    static int run(String... arguments) {
        return KomaCommand.run(CommandContext.ofProcess(Concerns.ALL), List.of(new ServeCommand()), arguments);
    }
}
