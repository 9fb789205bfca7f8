package dev.koma.benchmarks;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Videos that were never filmed: runs whose descriptors lie around those of real ones, as other frames' would. */
final class SyntheticLibrary {
    private static final int RUNS_A_VIDEO = 10_000;
    private static final long RUN_MICROS = 150_000;
    /** Standard deviation per component: between that of the next frame and that of a foreign one. */
    private static final double LEAST_NOISE = 3;

    private static final double MOST_NOISE = 14;

    private final List<Run> real;
    private final Random random;

    SyntheticLibrary(List<Run> real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    void write(SceneIndexWriter writer, int runs) throws IOException {
        for (int done = 0, number = 0; done < runs; done += RUNS_A_VIDEO, number++) {
            int count = Math.min(RUNS_A_VIDEO, runs - done);
            List<Run> video = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                video.add(run(i));
            }
            writer.put(record(number, video), video);
        }
    }

    private Run run(int position) {
        Descriptor near = real.get(random.nextInt(real.size())).descriptor();
        double noise = LEAST_NOISE + random.nextDouble() * (MOST_NOISE - LEAST_NOISE);
        byte[] gradients = near.gradients().clone();
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = (byte) Math.clamp(Math.round(gradients[i] + noise * random.nextGaussian()), -127, 127);
        }
        byte[] colours = near.colours().clone();
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (byte) Math.clamp((colours[i] & 0xff) + random.nextInt(-20, 21), 0, 255);
        }
        long start = position * RUN_MICROS;
        return new Run(start, start + RUN_MICROS, 4, position % 30 == 0, new Descriptor(gradients, colours));
    }

    private static VideoRecord record(int number, List<Run> runs) {
        return new VideoRecord(
                new VideoId(1_000_000L + number),
                Path.of("/synthetic/" + number + ".mkv"),
                null,
                "Synthetic",
                1,
                0,
                "",
                runs.size() * RUN_MICROS,
                runs.size() * 4L,
                runs.size(),
                0,
                List.of(),
                Coverage.COMPLETE,
                null);
    }
}
