package dev.koma.benchmarks;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.nearest.LookTable;
import dev.koma.sceneindex.nearest.NearLook;
import dev.koma.sceneindex.nearest.NearestLooks;
import dev.koma.sceneindex.work.Crew;
import java.util.Comparator;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding the nearest of many looks, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookTableBenchmark {
    private static final int COUNT = 100;
    private static final int FRAMES_A_SCENE = 30;

    /** A thousand hours have about 2.3 million key frames. */
    @Param({"25000", "250000", "2500000"})
    private int looks;

    private final Random random = new Random(1);
    private NearestLooks nearest = new NearestLooks(List.of(), (a, b) -> 0, Crew.alone());
    private List<byte[]> queries = List.of();

    /** Scenes that drift, each from another picture. */
    @Setup
    public void fill() {
        byte[] flat = new byte[looks * Descriptor.GRADIENTS];
        byte[] look = foreign();
        for (int i = 0; i < looks; i++) {
            look = i % FRAMES_A_SCENE == 0 ? foreign() : near(look, 3);
            System.arraycopy(look, 0, flat, i * Descriptor.GRADIENTS, look.length);
        }
        nearest = new NearestLooks(
                List.of(new NearestLooks.Part(LookTable.of(flat), 0, row -> true)),
                Comparator.comparingInt(NearLook::number),
                Crew.alone());
        byte[] last = look;
        queries = Stream.generate(() -> near(last, 8)).limit(4).toList();
    }

    @Benchmark
    public List<List<NearLook>> oneLook() {
        return nearest.nearest(queries.subList(0, 1), COUNT);
    }

    @Benchmark
    public List<List<NearLook>> fourLooks() {
        return nearest.nearest(queries, COUNT);
    }

    private byte[] foreign() {
        byte[] look = new byte[Descriptor.GRADIENTS];
        for (int i = 0; i < look.length; i++) {
            look[i] = clamped(random.nextGaussian() * 40 / (1 + 0.1 * i));
        }
        return look;
    }

    private byte[] near(byte[] look, double deviation) {
        byte[] near = look.clone();
        for (int i = 0; i < near.length; i++) {
            near[i] = clamped(near[i] + deviation * random.nextGaussian());
        }
        return near;
    }

    private static byte clamped(double value) {
        return (byte) Math.clamp(Math.round(value), -127, 127);
    }
}
