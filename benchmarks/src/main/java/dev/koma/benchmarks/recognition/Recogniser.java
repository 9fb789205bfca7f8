package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.query.KnownPicture;
import dev.koma.benchmarks.video.VideoFolder;
import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureLimits;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Hint;
import dev.koma.sceneindex.search.Moment;
import dev.koma.sceneindex.search.Query;
import dev.koma.sceneindex.store.SceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Searches an index for known pictures, decoded as the server decodes them. */
public final class Recogniser {
    private static final int ANSWERS = 10;
    private static final double MOMENT_SECONDS = 0.5;
    private static final double AT_SECONDS = 1;

    private final SceneIndex index;
    private final Path videos;
    private final List<VideoRecord> indexed;

    /** @param videos folder within which the known pictures name their videos */
    public Recogniser(SceneIndex index, Path videos) throws IOException {
        this.index = index;
        this.videos = videos.toAbsolutePath().normalize();
        this.indexed = List.copyOf(index.catalog().videos());
    }

    /**
     * Searches for pictures, several at a time.
     *
     * @param folder of the pictures
     * @param progress takes the number of pictures that are done
     * @return an outcome for each, in the same order
     */
    public List<Outcome> search(Path folder, List<KnownPicture> pictures, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        PictureLimits limits = PictureLimits.DEFAULT;
        PictureLimits enough = new PictureLimits(
                threads, limits.outputSide(), limits.pixels(), limits.inputSide(), limits.time(), limits.memoryMiB());
        try (PictureDecoder decoder = new ChildPictureDecoder(enough);
                ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<Outcome>> searches = new ArrayList<>();
            for (KnownPicture picture : pictures) {
                searches.add(workers.submit(
                        () -> search(picture, decoder.decode(Files.readAllBytes(folder.resolve(picture.file()))))));
            }
            List<Outcome> outcomes = new ArrayList<>();
            try {
                for (Future<Outcome> search : searches) {
                    outcomes.add(search.get());
                    progress.accept(outcomes.size());
                }
            } catch (ExecutionException e) {
                throw new IOException("a search failed", e.getCause());
            } finally {
                workers.shutdownNow();
            }
            return outcomes;
        }
    }

    private Outcome search(KnownPicture known, DecodedPicture decoded) throws IOException {
        Picture picture = new Picture(decoded.width(), decoded.height(), decoded.rgb());
        long start = System.nanoTime();
        Answer answer = index.search(new Query(picture, true, null, ANSWERS));
        double milliseconds = (System.nanoTime() - start) / 1e6;
        VideoRecord truth = truth(known);
        int rank = 0;
        for (int i = 0; truth != null && i < answer.moments().size() && rank == 0; i++) {
            Moment moment = answer.moments().get(i);
            boolean right = moment.video().id().equals(truth.id()) && isMoment(moment, known.seconds());
            rank = right ? i + 1 : 0;
        }
        Moment first = answer.moments().isEmpty() ? null : answer.moments().getFirst();
        return new Outcome(
                known.file(),
                known.alteration(),
                truth == null ? null : known.video(),
                truth == null ? 0 : known.seconds(),
                first == null ? "" : name(first.video()),
                first == null ? 0 : first.fromMicros() / 1e6,
                first == null ? 0 : first.toMicros() / 1e6,
                first == null ? 0 : first.atMicros() / 1e6,
                first == null ? 0 : first.similarity(),
                rank,
                hint(answer, first),
                milliseconds);
    }

    private static String hint(Answer answer, @Nullable Moment first) {
        List<String> hints = new ArrayList<>();
        if (answer.flat()) {
            hints.add("flat");
        }
        if (first != null) {
            first.hints().stream()
                    .filter(hint -> hint != Hint.FLAT)
                    .forEach(hint -> hints.add(hint.name().toLowerCase(Locale.ROOT)));
        }
        return String.join(" ", hints);
    }

    private static boolean isMoment(Moment moment, double seconds) {
        return (seconds >= moment.fromMicros() / 1e6 - MOMENT_SECONDS
                        && seconds <= moment.toMicros() / 1e6 + MOMENT_SECONDS)
                || Math.abs(moment.atMicros() / 1e6 - seconds) <= AT_SECONDS;
    }

    private @Nullable VideoRecord truth(KnownPicture picture) {
        String video = picture.video();
        if (video == null) {
            return null;
        }
        return indexed.stream()
                .filter(record -> name(record).equals(video))
                .findFirst()
                .orElse(null);
    }

    /** As the pictures name it when it is below the folder, else its path. */
    private String name(VideoRecord video) {
        Path path = video.path();
        return path.startsWith(videos)
                ? VideoFolder.name(videos, path)
                : path.toString().replace('\\', '/');
    }
}
