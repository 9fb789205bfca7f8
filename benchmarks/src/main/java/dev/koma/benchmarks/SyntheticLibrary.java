package dev.koma.benchmarks;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Videos that were never filmed: key frames whose descriptors lie around those of real ones, as other frames' would, with as
 * many features of the same words.
 */
final class SyntheticLibrary {
    private static final int RUNS_A_VIDEO = 10_000;
    private static final long RUN_MICROS = 150_000;
    /** Standard deviation per component: between that of the next frame and that of a foreign one. */
    private static final double LEAST_NOISE = 3;

    private static final double MOST_NOISE = 14;

    private final List<Keyframe> real;
    private final Random random;

    SyntheticLibrary(List<Keyframe> real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    void write(SceneIndexWriter writer, int runs) throws IOException {
        for (int done = 0, number = 0; done < runs; number++) {
            List<Keyframe> video = new ArrayList<>();
            int count = 0;
            while (count < RUNS_A_VIDEO && done < runs) {
                Keyframe keyframe = keyframe(count);
                video.add(keyframe);
                count += keyframe.runs().size();
                done += keyframe.runs().size();
            }
            writer.put(record(number, count, video), video);
        }
    }

    private Keyframe keyframe(int position) {
        Keyframe near = real.get(random.nextInt(real.size()));
        double noise = LEAST_NOISE + random.nextDouble() * (MOST_NOISE - LEAST_NOISE);
        byte[] look = noisy(near.look(), noise);
        List<Run> runs = new ArrayList<>();
        for (Run run : near.runs()) {
            runs.add(run(position + runs.size(), run.descriptor(), noise));
        }
        VisualWords words = near.words();
        return new Keyframe(
                look, new VisualWords(words.words(), random.longs(words.count()).toArray(), words.places()), runs);
    }

    private byte[] noisy(byte[] gradients, double noise) {
        byte[] moved = gradients.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (byte) Math.clamp(Math.round(moved[i] + noise * random.nextGaussian()), -127, 127);
        }
        return moved;
    }

    private Run run(int position, Descriptor near, double noise) {
        byte[] colours = near.colours().clone();
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (byte) Math.clamp((colours[i] & 0xff) + random.nextInt(-20, 21), 0, 255);
        }
        long start = position * RUN_MICROS;
        Descriptor descriptor = new Descriptor(noisy(near.gradients(), noise), colours);
        return new Run(start, start + RUN_MICROS, 4, position % 30 == 0, descriptor);
    }

    private static VideoRecord record(int number, int runs, List<Keyframe> keyframes) {
        return new VideoRecord(
                new VideoId(1_000_000L + number),
                Path.of("/synthetic/" + number + ".mkv"),
                null,
                "Synthetic",
                1,
                0,
                "",
                keyframes.getLast().endMicros(),
                16 / 9.0,
                runs * 4L,
                runs,
                keyframes.size(),
                List.of(),
                Coverage.COMPLETE,
                null);
    }
}
