package dev.koma.benchmarks.scale;

import dev.koma.benchmarks.chart.LinePanel;
import dev.koma.benchmarks.chart.LinePanel.Axis;
import dev.koma.benchmarks.chart.LinePanel.Line;
import dev.koma.benchmarks.chart.Sheet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sizes as a picture: search time and R@1 over hours. */
final class ScaleSheet {
    private ScaleSheet() {}

    /** @param sizes ascending, at least one */
    static Sheet of(List<Size> sizes) {
        double least = sizes.stream()
                .mapToDouble(
                        size -> Math.min(size.plain().median(), size.altered().median()))
                .min()
                .orElseThrow();
        double most = sizes.stream()
                .mapToDouble(
                        size -> Math.max(size.plain().slow(), size.altered().slow()))
                .max()
                .orElseThrow();
        Axis hours = Axis.logarithmic(
                "hours of video in the library",
                sizes.getFirst().hours(),
                sizes.getLast().hours());
        LinePanel times = new LinePanel(
                "How long a search takes",
                hours,
                Axis.logarithmic("milliseconds", Math.max(0.1, least), most),
                List.of(
                        line("plain, median", sizes, size -> size.plain().median()),
                        line("plain, 99 of 100", sizes, size -> size.plain().slow()),
                        line("altered, median", sizes, size -> size.altered().median()),
                        line("altered, 99 of 100", sizes, size -> size.altered().slow())),
                false);
        LinePanel found = new LinePanel(
                "What is recognised among so many others",
                hours,
                new Axis("first answer is right", List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), false),
                List.of(
                        line("plain", sizes, size -> size.plain().right()),
                        line("altered", sizes, size -> size.altered().right())),
                false);
        return new Sheet(
                "Searching in large libraries",
                "real videos among synthetic ones; one search at a time",
                List.of(times, found));
    }

    private static Line line(String name, List<Size> sizes, ToDoubleFunction<Size> value) {
        return new Line(
                name,
                sizes.stream()
                        .map(size -> new double[] {size.hours(), value.applyAsDouble(size)})
                        .toList());
    }
}
