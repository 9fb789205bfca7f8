package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.alteration.Alteration;
import dev.koma.benchmarks.table.Csv;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Outcomes as a table by alteration, for people and for files. */
final class ReportText {
    /** A column: its name, how wide it is for people, how many decimals, and the value. */
    private record Column(String name, int width, int decimals, Function<Summary, Number> value) {
        String text(Summary summary) {
            double number = value.apply(summary).doubleValue();
            return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%." + decimals + "f", number);
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("known", 6, 0, Summary::known),
            new Column("R@1", 6, 3, summary -> summary.recall(1)),
            new Column("R@5", 6, 3, summary -> summary.recall(5)),
            new Column("|at-t|", 7, 3, Summary::medianSecondsOff),
            new Column("right p50", 10, 3, summary -> summary.rightSimilarity(0.5)),
            new Column("right p10", 10, 3, summary -> summary.rightSimilarity(0.1)),
            new Column("wrong p90", 10, 3, summary -> summary.wrongSimilarity(0.9)),
            new Column("wrong max", 10, 3, summary -> summary.wrongSimilarity(1)),
            new Column("precision", 10, 3, Summary::precision),
            new Column("claimed", 8, 3, Summary::claimed),
            new Column("foreign", 8, 0, Summary::foreign),
            new Column("false", 6, 3, Summary::falseMatches),
            new Column("other moment", 13, 0, Summary::otherMoments),
            new Column("ms p50", 8, 1, summary -> summary.milliseconds(0.5)),
            new Column("ms p99", 8, 1, summary -> summary.milliseconds(0.99)));

    private static final int NAME_WIDTH = 24;

    private ReportText() {}

    /** The alterations, then all the core ones together, then everything. */
    static List<Summary> rows(List<Outcome> outcomes) {
        List<Summary> rows = new ArrayList<>(Summary.byAlteration(outcomes));
        List<Outcome> core = outcomes.stream()
                .filter(outcome -> Alteration.named(outcome.alteration())
                        .map(Alteration::isCore)
                        .orElse(false))
                .toList();
        if (!core.isEmpty() && core.size() < outcomes.size()) {
            rows.add(new Summary("core alterations", core));
        }
        rows.add(new Summary("all", outcomes));
        return rows;
    }

    static void print(List<Outcome> outcomes, PrintWriter out) {
        StringBuilder head = new StringBuilder(pad("alteration", -NAME_WIDTH));
        COLUMNS.forEach(column -> head.append(pad(column.name, column.width)));
        out.println(head);
        for (Summary summary : rows(outcomes)) {
            StringBuilder line = new StringBuilder(pad(summary.name(), -NAME_WIDTH));
            COLUMNS.forEach(column -> line.append(pad(column.text(summary), column.width)));
            out.println(line.toString().stripTrailing());
        }
        out.println("""

                known: pictures of indexed videos. R@k: the right moment is among the first k answers. |at-t|: median, seconds.
                right, wrong: similarity of right and wrong first answers. precision: share of answers at 0.90 or above that
                are right. claimed: share of right answers at 0.90 or above. foreign: pictures of videos that are not indexed.
                false: share of those that were answered at 0.90 or above. other moment: wrong, but of the right video.""");
        out.flush();
    }

    static void write(Path file, List<Outcome> outcomes) throws IOException {
        List<String> lines = new ArrayList<>();
        List<Object> names = new ArrayList<>(List.of("alteration"));
        COLUMNS.forEach(column -> names.add(column.name));
        lines.add(Csv.line(names.toArray()));
        for (Summary summary : rows(outcomes)) {
            List<Object> fields = new ArrayList<>(List.of(summary.name()));
            COLUMNS.forEach(column -> fields.add(column.text(summary)));
            lines.add(Csv.line(fields.toArray()));
        }
        Files.write(file, lines);
    }

    /** One object by the names of rows and columns; what is not a number is null. */
    static String json(List<Outcome> outcomes) {
        List<String> rows = new ArrayList<>();
        for (Summary summary : rows(outcomes)) {
            List<String> fields = new ArrayList<>();
            for (Column column : COLUMNS) {
                String text = column.text(summary);
                fields.add("\"" + column.name + "\": " + (text.isEmpty() ? "null" : text));
            }
            rows.add("  \"" + summary.name().replace("\"", "") + "\": {" + String.join(", ", fields) + "}");
        }
        return "{\n" + String.join(",\n", rows) + "\n}";
    }

    static String pad(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }
}
