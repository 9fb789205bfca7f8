package dev.koma.benchmarks.query;

import dev.koma.benchmarks.alteration.Alteration;
import dev.koma.benchmarks.table.Csv;
import dev.koma.benchmarks.video.Screenshots;
import dev.koma.benchmarks.video.Screenshots.Screenshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** A folder of {@linkplain KnownPicture known pictures} with a list of them, {@value #TRUTH}. */
public final class QuerySet {
    /** Columns: file, video, t_seconds, transformation; the two in the middle are empty for pictures of unknown videos. */
    public static final String TRUTH = "truth.csv";

    private QuerySet() {}

    public static List<KnownPicture> read(Path folder) throws IOException {
        List<KnownPicture> pictures = new ArrayList<>();
        for (Csv.Row row : Csv.read(folder.resolve(TRUTH))) {
            String video = row.get("video");
            pictures.add(new KnownPicture(
                    row.get("file"),
                    video.isEmpty() ? null : video,
                    video.isEmpty() ? 0 : Double.parseDouble(row.get("t_seconds")),
                    row.get("transformation")));
        }
        return pictures;
    }

    /**
     * Cuts screenshots from the videos of a folder and writes each in all alterations.
     *
     * @param count screenshots
     * @param negatives whether the videos will not be in the index that is searched, so that no answer is right
     * @param progress takes the number of screenshots that are done
     * @return the pictures that were written
     */
    public static List<KnownPicture> make(
            Path videos,
            Path folder,
            long seed,
            int count,
            List<Alteration> alterations,
            boolean negatives,
            IntConsumer progress)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<KnownPicture> pictures = new ArrayList<>();
        int[] done = {0};
        new Screenshots(videos, seed).cut(count, screenshot -> {
            // One screenshot at a time, so that memory does not depend on how many there are.
            pictures.addAll(alterations.parallelStream()
                    .map(alteration -> write(folder, seed, screenshot, alteration, negatives))
                    .toList());
            progress.accept(++done[0]);
        });
        pictures.sort(Comparator.comparing(KnownPicture::file));
        writeTruth(folder, pictures);
        return pictures;
    }

    private static KnownPicture write(
            Path folder, long seed, Screenshot screenshot, Alteration alteration, boolean negative) {
        String name = "%04d_%s.%s".formatted(screenshot.number(), alteration.label(), alteration.extension());
        byte[] file = alteration.file(screenshot.image(), alteration.random(seed, screenshot.number()));
        try {
            Files.write(folder.resolve(name), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return negative
                ? new KnownPicture(name, null, 0, alteration.label())
                : new KnownPicture(name, screenshot.video(), screenshot.timeMicros() / 1e6, alteration.label());
    }

    private static void writeTruth(Path folder, List<KnownPicture> pictures) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Csv.line("file", "video", "t_seconds", "transformation"));
        for (KnownPicture picture : pictures) {
            String video = picture.video();
            String seconds = String.format(Locale.ROOT, "%.3f", picture.seconds());
            lines.add(Csv.line(
                    picture.file(), video == null ? "" : video, video == null ? "" : seconds, picture.alteration()));
        }
        Files.write(folder.resolve(TRUTH), lines);
    }
}
