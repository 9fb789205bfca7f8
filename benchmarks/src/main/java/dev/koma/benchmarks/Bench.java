package dev.koma.benchmarks;

import dev.koma.benchmarks.admission.AdmissionBench;
import dev.koma.benchmarks.chat.ChatBench;
import dev.koma.benchmarks.chat.DispatchBench;
import dev.koma.benchmarks.hostile.BombBench;
import dev.koma.benchmarks.hostile.FuzzBench;
import dev.koma.benchmarks.hostile.SoakBench;
import dev.koma.benchmarks.load.OverloadCommand;
import dev.koma.benchmarks.query.QueriesCommand;
import dev.koma.benchmarks.recognition.RecognitionBench;
import dev.koma.benchmarks.scale.ScaleBench;
import dev.koma.benchmarks.vocabulary.VocabularyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code koma bench}: runs one of the measurements. */
@Command(
        name = "koma bench",
        description = "Measures Koma on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "MEASUREMENT",
        subcommands = {
            QueriesCommand.class,
            RecognitionBench.class,
            ScaleBench.class,
            VocabularyCommand.class,
            IndexingBench.class,
            AdmissionBench.class,
            DispatchBench.class,
            ChatBench.class,
            OverloadCommand.class,
            RequestBench.class,
            FuzzBench.class,
            SoakBench.class,
            BombBench.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        // Pictures are drawn, never shown.
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
