package dev.koma.benchmarks.scale;

import dev.koma.benchmarks.recognition.Outcome;
import dev.koma.benchmarks.table.Csv;
import dev.koma.benchmarks.table.Quantile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was measured at one size of the library.
 *
 * @param hours of video in the index
 * @param megabytesPerHour of index, 10^6 bytes
 * @param heapMegabytes what is held on the heap while the index is open, 10^6 bytes
 * @param plain screenshots as they are
 * @param altered all other core alterations
 */
record Size(double hours, double megabytesPerHour, double heapMegabytes, Searches plain, Searches altered) {
    static final List<String> COLUMNS = List.of(
            "hours",
            "megabytes_per_hour",
            "heap_megabytes",
            "plain_p50_ms",
            "plain_p99_ms",
            "plain_r1",
            "altered_p50_ms",
            "altered_p99_ms",
            "altered_r1");

    /**
     * Searches of one kind.
     *
     * @param median milliseconds
     * @param slow milliseconds that one of a hundred takes or more
     * @param right share whose first answer is right
     */
    record Searches(double median, double slow, double right) {
        static Searches of(List<Outcome> outcomes) {
            List<Double> milliseconds =
                    outcomes.stream().map(Outcome::milliseconds).toList();
            double right = outcomes.stream().filter(Outcome::isRight).count();
            return new Searches(
                    Quantile.of(milliseconds, 0.5), Quantile.of(milliseconds, 0.99), right / outcomes.size());
        }
    }

    /** The fields of {@link #COLUMNS}. */
    List<String> fields() {
        return List.of(
                decimal(hours, 1),
                decimal(megabytesPerHour, 2),
                decimal(heapMegabytes, 0),
                decimal(plain.median, 1),
                decimal(plain.slow, 1),
                decimal(plain.right, 3),
                decimal(altered.median, 1),
                decimal(altered.slow, 1),
                decimal(altered.right, 3));
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /**
     * Puts sizes into a table beside those that were measured before, in the place of equal ones.
     *
     * @return all sizes in the table, ascending
     */
    static List<Size> merge(Path table, List<Size> measured) throws IOException {
        List<Size> all = new ArrayList<>(measured);
        if (Files.exists(table)) {
            for (Csv.Row row : Csv.read(table)) {
                double[] fields = COLUMNS.stream()
                        .mapToDouble(column -> Double.parseDouble(row.get(column)))
                        .toArray();
                Size before = new Size(
                        fields[0],
                        fields[1],
                        fields[2],
                        new Searches(fields[3], fields[4], fields[5]),
                        new Searches(fields[6], fields[7], fields[8]));
                if (all.stream().noneMatch(size -> Math.abs(size.hours - before.hours) < 0.05 * size.hours)) {
                    all.add(before);
                }
            }
        }
        all.sort(Comparator.comparingDouble(Size::hours));
        List<String> lines = new ArrayList<>(List.of(Csv.line(COLUMNS.toArray())));
        all.forEach(size -> lines.add(Csv.line(size.fields().toArray())));
        Files.write(table, lines);
        return all;
    }
}
