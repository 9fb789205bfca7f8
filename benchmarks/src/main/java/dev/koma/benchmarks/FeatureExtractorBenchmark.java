package dev.koma.benchmarks;

import dev.koma.sceneindex.feature.FeatureExtractor;
import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.word.Vocabulary;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Local features of a key frame (130) and of a query (400), and their words, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FeatureExtractorBenchmark {
    private static final int SPOTS = 900;

    @Param({"130", "400"})
    private int limit;

    private final Vocabulary vocabulary = Vocabulary.standard();
    private FeatureExtractor extractor = new FeatureExtractor(1);
    private GreyPicture picture = new GreyPicture(1, 1, new byte[1]);
    private LocalFeatures features = extractor.extract(picture);

    /** Squares of many sizes and greys. */
    @Setup
    public void draw() {
        int width = limit == 130 ? 384 : 480;
        int height = width * 9 / 16;
        byte[] luma = new byte[width * height];
        Random random = new Random(1);
        for (int spot = 0; spot < SPOTS; spot++) {
            int side = 3 + random.nextInt(20);
            int left = random.nextInt(width - side);
            int top = random.nextInt(height - side);
            byte grey = (byte) random.nextInt(256);
            for (int y = top; y < top + side; y++) {
                java.util.Arrays.fill(luma, y * width + left, y * width + left + side, grey);
            }
        }
        extractor = new FeatureExtractor(limit);
        picture = new GreyPicture(width, height, luma);
        features = extractor.extract(picture);
    }

    @Benchmark
    public LocalFeatures extract() {
        return extractor.extract(picture);
    }

    @Benchmark
    public Vocabulary.Assignment[] eightWords() {
        return vocabulary.assign(features, 8);
    }
}
