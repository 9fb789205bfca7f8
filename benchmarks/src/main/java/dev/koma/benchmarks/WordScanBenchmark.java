package dev.koma.benchmarks;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.store.IndexReading;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Finding the similar features of one visual word, on one thread, in an index of {@value #FEATURES} features. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class WordScanBenchmark {
    private static final int FEATURES = 6_000_000;
    private static final int FEATURES_A_KEYFRAME = 200;
    private static final int KEYFRAMES_A_VIDEO = 1_000;
    /** As far as signatures of the same feature are apart; of foreign ones fewer than one in a hundred is as near. */
    private static final int NEAR = 22;

    /** Features that a word has. Ten hours of video give a word 70, a thousand hours 7 000. */
    @Param({"70", "700", "7000"})
    private int list;

    private final Random random = new Random(1);
    private Path directory = Path.of("");
    private @Nullable IndexReading reading;
    private long sum;

    @Setup
    public void fill() throws IOException {
        directory = Files.createTempDirectory("koma-words");
        try (SceneIndexWriter writer = SceneIndexes.openWriter(directory, Clock.systemUTC())) {
            for (int video = 0; video < FEATURES / FEATURES_A_KEYFRAME / KEYFRAMES_A_VIDEO; video++) {
                List<Keyframe> keyframes = IntStream.range(0, KEYFRAMES_A_VIDEO)
                        .mapToObj(this::keyframe)
                        .toList();
                writer.put(record(video), keyframes);
            }
        }
        reading = SceneIndexes.read(directory);
    }

    private int words() {
        return FEATURES / list;
    }

    private Keyframe keyframe(int number) {
        int count = FEATURES_A_KEYFRAME;
        Descriptor descriptor =
                new Descriptor(new byte[Descriptor.GRADIENTS], new byte[Descriptor.COLOURS], new byte[Census.BYTES]);
        return new Keyframe(
                descriptor.gradients(),
                new VisualWords(
                        random.ints(count, 0, Math.min(words(), VisualWords.VOCABULARY))
                                .sorted()
                                .toArray(),
                        random.longs(count).toArray(),
                        random.ints(count, 0, 1 << 24).toArray()),
                List.of(new Run(number, number + 1, 1, true, descriptor)));
    }

    private static VideoRecord record(int number) {
        return new VideoRecord(
                new VideoId(number + 1),
                Path.of("/synthetic/" + number + ".mkv"),
                null,
                "Synthetic",
                1,
                0,
                "",
                KEYFRAMES_A_VIDEO,
                16 / 9.0,
                KEYFRAMES_A_VIDEO,
                KEYFRAMES_A_VIDEO,
                KEYFRAMES_A_VIDEO,
                List.of(),
                Coverage.COMPLETE,
                null);
    }

    @Benchmark
    public long oneWord() throws IOException {
        int word = random.nextInt(Math.min(words(), VisualWords.VOCABULARY));
        Objects.requireNonNull(reading)
                .view()
                .scan(word, random.nextLong(), NEAR, (keyframe, place, distance) -> sum += keyframe ^ place);
        return sum;
    }

    @TearDown
    public void remove() throws IOException {
        Objects.requireNonNull(reading).close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
