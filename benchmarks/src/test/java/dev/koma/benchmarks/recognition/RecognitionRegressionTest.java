package dev.koma.benchmarks.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.koma.benchmarks.alteration.Alteration;
import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.benchmarks.query.QuerySet;
import dev.koma.benchmarks.recognition.Figures.Figure;
import dev.koma.benchmarks.video.BenchIndex;
import dev.koma.benchmarks.video.VideoFolder;
import dev.koma.sceneindex.store.SceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recognition may not get worse than the committed figures, overall or for any alteration, by more than the noise.
 *
 * <p>{@code -Dkoma.recognition.figures=write} writes the figures anew, {@code -Dkoma.recognition.screenshots=N} takes more
 * screenshots, {@code -Dkoma.recognition.clips=DIR} searches in other films than the public clips beside the repository; without
 * any films, generated ones stand in.
 */
class RecognitionRegressionTest {
    private static final Path FIGURES =
            Path.of("src/test/resources/dev/koma/benchmarks/recognition/recognition-figures.csv");
    private static final Path PUBLIC_CLIPS = Path.of("../../shared/eval/videos");
    private static final int SCREENSHOTS = Integer.getInteger("koma.recognition.screenshots", 10);
    private static final long SEED = 20;

    @TempDir
    private Path folder;

    @Test
    void recognisesNoFewerPicturesThanTheCommittedFiguresSay() throws IOException, InterruptedException {
        Path clips = Path.of(System.getProperty("koma.recognition.clips", PUBLIC_CLIPS.toString()));
        boolean real = Files.isDirectory(clips);
        String name = real ? "public" : "generated";
        if (!real) {
            clips = Files.createDirectory(folder.resolve("clips"));
            GeneratedClips.make(clips);
        }
        List<Outcome> outcomes = outcomes(clips);
        List<Figure> measured = ReportText.rows(outcomes).stream()
                .map(row -> new Figure(name, row.name(), row.known(), row.right()))
                .toList();
        Figures figures = new Figures(FIGURES);
        if (System.getProperty("koma.recognition.figures", "").equals("write")) {
            figures.replace(name, measured);
            return;
        }
        List<Figure> committed = figures.of(name);
        assertFalse(committed.isEmpty(), "no figures of " + name + " clips in " + FIGURES);
        assertEquals(List.of(), worse(committed, measured));
    }

    private List<Outcome> outcomes(Path clips) throws IOException, InterruptedException {
        Path queries = folder.resolve("queries");
        List<KnownPicture> pictures =
                QuerySet.make(clips, queries, SEED, SCREENSHOTS, List.of(Alteration.values()), false, done -> {});
        try (BenchIndex index = BenchIndex.at(folder.resolve("data"))) {
            index.fill(VideoFolder.videos(clips), done -> {});
            try (SceneIndex opened = index.open()) {
                int threads = Runtime.getRuntime().availableProcessors();
                return new Recogniser(opened, clips).search(queries, pictures, threads, done -> {});
            }
        }
    }

    private static List<String> worse(List<Figure> committed, List<Figure> measured) {
        Map<String, Figure> byAlteration =
                measured.stream().collect(Collectors.toMap(Figure::alteration, Function.identity()));
        List<String> worse = new ArrayList<>();
        for (Figure before : committed) {
            Figure now = byAlteration.get(before.alteration());
            if (now == null) {
                worse.add(before.alteration() + " is not measured any more");
            } else if (now.share() < before.least(now.pictures())) {
                worse.add(String.format(
                        Locale.ROOT,
                        "%s: R@1 %.3f of %d pictures, but %.3f of %d is committed, and less than %.3f is no noise",
                        now.alteration(),
                        now.share(),
                        now.pictures(),
                        before.share(),
                        before.pictures(),
                        before.least(now.pictures())));
            }
        }
        return worse;
    }
}
