package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.table.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The committed figures: how many pictures were recognised, by clips and alteration. */
final class Figures {
    private static final String HEAD = "clips,alteration,pictures,right";

    private final Path file;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * One figure.
     *
     * @param clips which films the pictures are from
     */
    record Figure(String clips, String alteration, int pictures, int right) {
        double share() {
            return (double) right / pictures;
        }

        /**
         * The least share that is not worse by more than noise: two standard errors of the difference of two binomial shares below,
         * since the figure was measured, too. The error is that of the rule of succession: a share of 1 in a few pictures does not
         * mean that there is no noise.
         */
        double least(int picturesNow) {
            double likely = (right + 1.0) / (pictures + 2.0);
            return share() - 2 * Math.sqrt(likely * (1 - likely) * (1.0 / pictures + 1.0 / picturesNow));
        }
    }

    Figures(Path file) throws IOException {
        this.file = file;
        for (Csv.Row row : Csv.read(file)) {
            figures.add(new Figure(
                    row.get("clips"),
                    row.get("alteration"),
                    Integer.parseInt(row.get("pictures")),
                    Integer.parseInt(row.get("right"))));
        }
    }

    List<Figure> of(String clips) {
        return figures.stream().filter(figure -> figure.clips.equals(clips)).toList();
    }

    /** Puts new figures of these clips in the place of the old ones. */
    void replace(String clips, List<Figure> measured) throws IOException {
        figures.removeIf(figure -> figure.clips.equals(clips));
        figures.addAll(measured);
        List<String> lines = new ArrayList<>(List.of(HEAD));
        figures.forEach(figure -> lines.add(Csv.line(figure.clips, figure.alteration, figure.pictures, figure.right)));
        Files.write(file, lines);
    }
}
