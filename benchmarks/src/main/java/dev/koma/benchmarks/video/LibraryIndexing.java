package dev.koma.benchmarks.video;

import dev.koma.indexbuilder.ingest.IndexReport;
import dev.koma.indexbuilder.ingest.IndexingJob;
import dev.koma.indexbuilder.ingest.IndexingListener;
import dev.koma.indexbuilder.ingest.LibraryIndexer;
import dev.koma.indexbuilder.library.TitleFile;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.FrameWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Indexes a video exactly as {@code koma index} does, everything included, into a temporary index. */
public final class LibraryIndexing implements AutoCloseable {
    private final Path video;
    private final Settings settings;

    /** @param threads decoder threads */
    public LibraryIndexing(Path video, int threads) throws IOException {
        this.video = video.toAbsolutePath().normalize();
        this.settings = new Settings(Files.createTempDirectory("koma-bench"), threads);
    }

    /** The first pass, or the only one of a video that has no first pass. */
    public VideoRecord firstPass() throws IOException, InterruptedException {
        return index(Duration.ZERO);
    }

    /** The full pass over a video that had its first one. */
    public VideoRecord fullPass() throws IOException, InterruptedException {
        return index(IndexingJob.ALL);
    }

    private VideoRecord index(Duration fullPasses) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        try (SceneIndexWriter writer = SceneIndexes.openWriter(LibrarySettings.indexDirectory(settings), clock)) {
            IndexReport report = new LibraryIndexer(writer, settings, TitleFile.none(), clock, FrameWords::new)
                    .run(
                            new IndexingJob(List.of(video), true, true, fullPasses, Duration.ofSeconds(10)),
                            IndexingListener.NONE,
                            () -> false);
            if (report.indexed().size() != 1) {
                throw new IOException(video + " cannot be indexed: " + report.failures());
            }
            return report.indexed().getFirst();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(settings.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private record Settings(Path data, int decoders) implements LibrarySettings {
        @Override
        public Optional<List<Path>> library() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> titles() {
            return Optional.empty();
        }

        @Override
        public Indexing index() {
            int threads = decoders;
            return new Indexing() {
                @Override
                public OptionalInt threads() {
                    return OptionalInt.of(threads);
                }

                @Override
                public Duration stableFor() {
                    return Duration.ZERO;
                }

                @Override
                public Duration scanInterval() {
                    return Duration.ofMinutes(1);
                }

                @Override
                public double maxRemovedShare() {
                    return 1;
                }
            };
        }
    }
}
