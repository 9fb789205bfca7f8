package dev.koma.indexbuilder.command;

import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.LibrarySettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Look whether everything Koma needs is healthy, and say what to do where it is not.",
        footer = {"", "Exit code 1 when something must be done."})
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields
final class DoctorCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Examination examination = new Examination();
        examination.examineMachine();
        try {
            LibrarySettings settings = common.library(context);
            examination.add(Finding.ok("configuration", "no problem"));
            examination.examine(settings);
        } catch (ConfigurationException e) {
            e.problems()
                    .forEach(problem -> examination.add(
                            Finding.fail("configuration", problem, "koma config shows what is in force.")));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            CommonOptions.printJson(out, examination.findings());
        } else {
            examination.findings().forEach(finding -> print(finding, out));
        }
        out.flush();
        return examination.findings().stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL)
                ? KomaCommand.FAILED
                : KomaCommand.DONE;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf(
                "%-4s %s: %s%n",
                finding.level().name().toLowerCase(Locale.ROOT), finding.what(), TerminalText.escape(finding.detail()));
        if (finding.advice() != null) {
            out.println("     " + finding.advice());
        }
    }
}
