package dev.koma.benchmarks.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    /** Of ten pictures: six right of which four are claimed, one wrong but claimed, one third, two of another video. */
    private static List<Outcome> ten(String alteration) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            boolean foreign = i >= 8;
            int rank = i < 6 ? 1 : i == 6 ? 3 : 0;
            double similarity = i < 4 ? 0.95 : i == 6 ? 0.92 : i == 9 ? 0.91 : 0.5;
            String answer = i == 7 ? "other, \"2\".mkv" : "film.mkv";
            outcomes.add(new Outcome(
                    "%04d_%s.jpg".formatted(i, alteration),
                    alteration,
                    foreign ? null : "film.mkv",
                    foreign ? 0 : i,
                    answer,
                    i,
                    i + 1,
                    i + 0.25,
                    similarity,
                    rank,
                    i == 0 ? "mirrored" : "",
                    10 + i));
        }
        return outcomes;
    }

    @Test
    void countsWhatIsRightAndWhatIsClaimed() {
        Summary summary = new Summary("mirror", ten("mirror"));
        assertEquals(8, summary.known());
        assertEquals(2, summary.foreign());
        assertEquals(6 / 8.0, summary.recall(1));
        assertEquals(7 / 8.0, summary.recall(5));
        assertEquals(0.25, summary.medianSecondsOff());
        assertEquals(4 / 5.0, summary.precision());
        assertEquals(4 / 6.0, summary.claimed());
        assertEquals(0.5, summary.falseMatches());
        assertEquals(1, summary.otherMoments());
        assertEquals(0.92, summary.wrongSimilarity(1));
        assertEquals(14.5, summary.milliseconds(0.5));
    }

    @Test
    void sharesOfNothingAreNotPrinted() {
        StringWriter text = new StringWriter();
        ReportText.print(ten("grey").subList(0, 4), new PrintWriter(text));
        assertFalse(text.toString().contains("NaN"));
        assertFalse(ReportText.json(ten("grey").subList(8, 10)).contains("NaN"));
        assertTrue(ReportText.json(ten("grey").subList(8, 10)).contains("\"R@1\": null"));
    }

    @Test
    void coreAlterationsHaveARowOfTheirOwn() {
        List<Outcome> outcomes = new ArrayList<>(ten("mirror"));
        outcomes.addAll(ten("rot90"));
        List<String> rows =
                ReportText.rows(outcomes).stream().map(Summary::name).toList();
        assertEquals(List.of("mirror", "rot90", "core alterations", "all"), rows);
        assertEquals(8, ReportText.rows(outcomes).get(2).known());
    }

    @Test
    void readsOutcomesBackAsTheyWereWritten() throws IOException {
        Path file = folder.resolve("results.csv");
        OutcomeTable.write(file, ten("tint"));
        assertEquals(ten("tint"), OutcomeTable.read(file));
    }

    @Test
    void writesAPictureThatPagesCanShow() throws IOException {
        Path file = folder.resolve("recognition.png");
        List<Outcome> outcomes = new ArrayList<>(ten("mirror"));
        outcomes.addAll(ten("rot90"));
        ReportSheet.of(outcomes).save(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1200, image.getWidth());
        assertTrue(image.getHeight() > 800);
        long ink = Arrays.stream(image.getRGB(0, 0, 1200, image.getHeight(), null, 0, 1200))
                .filter(pixel -> pixel != -1)
                .count();
        assertTrue(ink > 10_000, ink + " pixels are not white");
    }

    @Test
    void aDifferenceIsPlainOnlyBeyondTheNoise() {
        List<Outcome> before = ten("mirror");
        Comparison same = Comparison.of(before, before).getFirst();
        assertEquals(0, same.difference());
        assertFalse(same.isPlain());

        Comparison one = Comparison.of(before, changed(before, 1)).getFirst();
        assertEquals(8, one.pictures());
        assertEquals(1, one.lost());
        assertEquals(-1 / 8.0, one.difference(), 1e-9);
        assertFalse(one.isPlain());

        Comparison six = Comparison.of(before, changed(before, 6)).getFirst();
        assertEquals(0, six.after());
        assertEquals(6, six.lost());
        assertTrue(six.isPlain());
    }

    @Test
    void otherPicturesAreNotCompared() {
        assertTrue(Comparison.of(ten("mirror"), ten("grey")).isEmpty());
    }

    /** The first so many are wrong. */
    private static List<Outcome> changed(List<Outcome> outcomes, int count) {
        List<Outcome> changed = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome o = outcomes.get(i);
            changed.add(
                    i >= count
                            ? o
                            : new Outcome(
                                    o.file(),
                                    o.alteration(),
                                    o.truthVideo(),
                                    o.truthSeconds(),
                                    "other.mkv",
                                    0,
                                    1,
                                    0,
                                    o.similarity(),
                                    0,
                                    "",
                                    1));
        }
        return changed;
    }
}
