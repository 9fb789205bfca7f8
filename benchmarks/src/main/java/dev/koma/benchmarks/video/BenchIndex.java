package dev.koma.benchmarks.video;

import dev.koma.indexbuilder.refinement.StretchDecoder;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The index of a measurement: in a data directory, or in a temporary one that goes when this is closed. */
public final class BenchIndex implements AutoCloseable {
    private static final int DECODER_THREADS = 2;

    private final Path directory;
    private final boolean temporary;

    private BenchIndex(Path directory, boolean temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /** @param data directory as {@code koma --data} takes it, or null for a temporary one */
    public static BenchIndex at(@Nullable Path data) throws IOException {
        return data == null
                ? new BenchIndex(Files.createTempDirectory("koma-bench"), true)
                : new BenchIndex(data.resolve("index"), false);
    }

    /** Whether nothing is there yet. */
    public boolean isNew() {
        return temporary || !Files.isDirectory(directory);
    }

    /**
     * Indexes videos.
     *
     * @param progress takes the number of videos that are done
     * @return the key frames of all of them
     */
    public List<Keyframe> fill(List<Path> videos, IntConsumer progress) throws IOException {
        List<Keyframe> keyframes = new ArrayList<>();
        try (SceneIndexWriter writer = openWriter()) {
            for (int i = 0; i < videos.size(); i++) {
                Path video = videos.get(i).toAbsolutePath().normalize();
                keyframes.addAll(VideoIndexing.put(video, DECODER_THREADS, writer));
                progress.accept(i + 1);
            }
        }
        return keyframes;
    }

    public SceneIndexWriter openWriter() throws IOException {
        return SceneIndexes.openWriter(directory, Clock.systemUTC());
    }

    public SceneIndex open() throws IOException {
        return SceneIndexes.open(directory, new StretchDecoder(DECODER_THREADS));
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
