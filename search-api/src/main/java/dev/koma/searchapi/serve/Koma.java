package dev.koma.searchapi.serve;

import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import dev.koma.searchapi.account.KeysCommand;
import dev.koma.searchapi.bot.BotCommand;
import dev.koma.searchapi.bot.ChatCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** The program: {@code koma COMMAND}. Only {@code serve} starts the server. */
@QuarkusMain
public final class Koma {
    private Koma() {}

    public static void main(String... arguments) {
        CommandContext context = CommandContext.ofProcess(Concerns.OTHERS);
        System.exit(KomaCommand.run(context, commands(context), arguments));
    }

    /** What this module adds to the commands. */
    static List<Object> commands(CommandContext context) {
        return List.of(
                new ServeCommand(context), new KeysCommand(context), new ChatCommand(context), new BotCommand(context));
    }
}
