package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.chart.BarPanel;
import dev.koma.benchmarks.chart.LinePanel;
import dev.koma.benchmarks.chart.LinePanel.Axis;
import dev.koma.benchmarks.chart.LinePanel.Line;
import dev.koma.benchmarks.chart.Panel;
import dev.koma.benchmarks.chart.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Outcomes as a picture: bars by alteration, precision against similarity, reliability. */
final class ReportSheet {
    private static final Axis SHARE = new Axis("share", List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), false);
    private static final Axis SIMILARITY =
            new Axis("similarity", List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), false);
    /** Fewer answers than this say nothing of a stretch of similarities. */
    private static final int LEAST = 5;

    private ReportSheet() {}

    static Sheet of(List<Outcome> outcomes) {
        long screenshots = outcomes.stream().map(Outcome::screenshot).distinct().count();
        List<Panel> panels = new ArrayList<>();
        List<BarPanel.Row> rows = bars(outcomes);
        if (!rows.isEmpty()) {
            panels.add(new BarPanel("Recognised, by what was done to the picture", "first answer", "first five", rows));
        }
        panels.add(new LinePanel(
                "What answers above a similarity are worth", SIMILARITY, SHARE, precision(outcomes), false));
        panels.add(new LinePanel(
                "How often answers of a similarity are right",
                SIMILARITY,
                SHARE,
                List.of(new Line("answers", reliability(outcomes))),
                true));
        String note = "%d screenshots, %d pictures, %d of them of indexed videos"
                .formatted(
                        screenshots,
                        outcomes.size(),
                        outcomes.stream().filter(Outcome::isKnown).count());
        return new Sheet("Which pictures Koma recognises", note, panels);
    }

    private static List<BarPanel.Row> bars(List<Outcome> outcomes) {
        List<Summary> summaries = ReportText.rows(outcomes).stream()
                .filter(summary -> summary.known() > 0)
                .toList();
        long groups = Summary.byAlteration(outcomes).stream()
                .filter(summary -> summary.known() > 0)
                .count();
        List<BarPanel.Row> rows = new ArrayList<>();
        for (int i = 0; i < summaries.size(); i++) {
            Summary summary = summaries.get(i);
            rows.add(new BarPanel.Row(
                    summary.name().replace('_', ' '), summary.recall(1), summary.recall(5), i >= groups));
        }
        Comparator<BarPanel.Row> best = Comparator.comparingDouble(row -> -row.inner());
        rows.subList(0, (int) groups).sort(best);
        return rows;
    }

    /** At each similarity: of the answers there or above, the right ones; of all right ones and all false ones, those. */
    private static List<Line> precision(List<Outcome> outcomes) {
        List<double[]> precision = new ArrayList<>();
        List<double[]> claimed = new ArrayList<>();
        List<double[]> foreign = new ArrayList<>();
        double right = outcomes.stream().filter(Outcome::isRight).count();
        double foreigners =
                outcomes.stream().filter(outcome -> !outcome.isKnown()).count();
        for (int step = 0; step <= 20; step++) {
            double line = step / 20.0;
            List<Outcome> above = outcomes.stream()
                    .filter(outcome -> outcome.similarity() >= line)
                    .toList();
            double knownAbove = above.stream().filter(Outcome::isKnown).count();
            double rightAbove = above.stream().filter(Outcome::isRight).count();
            if (knownAbove >= LEAST) {
                precision.add(new double[] {line, rightAbove / knownAbove});
            }
            if (right > 0) {
                claimed.add(new double[] {line, rightAbove / right});
            }
            if (foreigners > 0) {
                foreign.add(new double[] {line, (above.size() - knownAbove) / foreigners});
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("of these, right", precision));
        lines.add(new Line("of the right ones, above", claimed));
        if (!foreign.isEmpty()) {
            lines.add(new Line("of foreign ones, above", foreign));
        }
        return lines;
    }

    private static List<double[]> reliability(List<Outcome> outcomes) {
        List<double[]> points = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            double least = step / 20.0;
            double most = step == 19 ? 1.01 : (step + 1) / 20.0;
            List<Outcome> here = outcomes.stream()
                    .filter(outcome -> outcome.similarity() >= least && outcome.similarity() < most)
                    .toList();
            if (here.size() >= LEAST) {
                double mean =
                        here.stream().mapToDouble(Outcome::similarity).average().orElseThrow();
                points.add(new double[] {
                    mean, (double) here.stream().filter(Outcome::isRight).count() / here.size()
                });
            }
        }
        return points;
    }
}
