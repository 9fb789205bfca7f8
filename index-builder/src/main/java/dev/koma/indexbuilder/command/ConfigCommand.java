package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.Setting;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "Show every setting in force and where it comes from; secrets are masked.",
        footer = {
            "",
            "A setting is taken from, first found first taken: the command line, a system property (koma.x),",
            "an environment variable (KOMA_X), koma.properties in the data directory, the default."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields
final class ConfigCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    ConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        KomaConfig config = common.load(context);
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            CommonOptions.printJson(out, config.settings());
            return KomaCommand.DONE;
        }
        int width = config.settings().stream()
                .mapToInt(setting -> setting.key().length())
                .max()
                .orElse(1);
        for (Setting setting : config.settings()) {
            String value = setting.value() == null ? "(not set)" : TerminalText.escape(setting.value());
            out.printf("%-" + width + "s  %s  (%s)%n", setting.key(), value, setting.origin());
        }
        return KomaCommand.DONE;
    }
}
