package dev.koma.benchmarks;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.fine.RunComparison;
import dev.koma.sceneindex.fine.VisibleFrame;
import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.GreyPicture;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Comparing a picture with the runs around a candidate: a whole frame at 640x360, the costliest case, and thirty runs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunComparisonBenchmark {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int RUNS = 30;

    private final Random random = new Random(1);
    private final GreyPicture picture = new GreyPicture(WIDTH, HEIGHT, bytes(WIDTH * HEIGHT));
    private final Affine affine = new Affine(WIDTH, 3, -2, -3, HEIGHT, 2);
    private final VisibleFrame frame = VisibleFrame.of(picture, affine);
    private final List<byte[]> looks =
            Stream.generate(() -> bytes(Descriptor.GRADIENTS)).limit(RUNS).toList();
    private final RunComparison comparison = RunComparison.of(frame, looks);

    @Benchmark
    public VisibleFrame warp() {
        return VisibleFrame.of(picture, affine);
    }

    @Benchmark
    public RunComparison prepare() {
        return RunComparison.of(frame, looks);
    }

    @Benchmark
    public int thirtyRuns() {
        return comparison.best(looks);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
