package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.table.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Outcomes as a file. */
final class OutcomeTable {
    private OutcomeTable() {}

    static void write(Path file, List<Outcome> outcomes) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "file,transformation,truth_video,truth_seconds,answer_video,from,to,at,similarity,rank,hint,milliseconds");
        for (Outcome outcome : outcomes) {
            String truth = outcome.truthVideo();
            lines.add(Csv.line(
                    outcome.file(),
                    outcome.alteration(),
                    truth == null ? "" : truth,
                    truth == null ? "" : decimal(outcome.truthSeconds(), 3),
                    outcome.answerVideo(),
                    decimal(outcome.from(), 3),
                    decimal(outcome.to(), 3),
                    decimal(outcome.at(), 3),
                    decimal(outcome.similarity(), 4),
                    outcome.rank(),
                    outcome.hint(),
                    decimal(outcome.milliseconds(), 2)));
        }
        Files.write(file, lines);
    }

    static List<Outcome> read(Path file) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Csv.Row row : Csv.read(file)) {
            String truth = row.get("truth_video");
            outcomes.add(new Outcome(
                    row.get("file"),
                    row.get("transformation"),
                    truth.isEmpty() ? null : truth,
                    truth.isEmpty() ? 0 : number(row, "truth_seconds"),
                    row.get("answer_video"),
                    number(row, "from"),
                    number(row, "to"),
                    number(row, "at"),
                    number(row, "similarity"),
                    (int) number(row, "rank"),
                    row.get("hint"),
                    number(row, "milliseconds")));
        }
        return outcomes;
    }

    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static double number(Csv.Row row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
