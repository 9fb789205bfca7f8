package dev.koma.benchmarks.synthetic;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Census;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Videos that were never filmed, to be mistaken for real ones: their key frames are those of real videos in a random order, with
 * looks that lie around the real ones as other frames' would, and local features whose words are as frequent as real ones. They
 * have as many key frames, runs and features an hour as the real ones have.
 */
public final class SyntheticLibrary {
    /** Title of all of them. */
    public static final String TITLE = "Synthetic";
    /** Length of one video. */
    public static final long VIDEO_MICROS = 1_200_000_000L;

    /** Standard deviation per component of a look: between that of the next frame and that of a foreign one. */
    private static final double LEAST_NOISE = 3;

    private static final double MOST_NOISE = 14;
    /** Most by which a component of the colours differs. */
    private static final int COLOURS = 20;

    private static final double ASPECT = 16.0 / 9;

    private final List<Keyframe> real;
    private final FeaturePool features;
    private final long seed;

    /** @param real key frames of whole videos, at least one */
    public SyntheticLibrary(List<Keyframe> real, long seed) {
        this.real = List.copyOf(real);
        this.features = new FeaturePool(real);
        this.seed = seed;
    }

    /**
     * Puts one video of {@link #VIDEO_MICROS}; the caller commits.
     *
     * @param number of the video, which is always the same for the same number
     * @return key frames with local features that it has
     */
    public int put(int number, SceneIndexWriter writer) throws IOException {
        RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        List<Keyframe> keyframes = new ArrayList<>();
        int runs = 0;
        long frames = 0;
        int withWords = 0;
        long end = 0;
        while (end < VIDEO_MICROS) {
            Keyframe made = keyframe(real.get(random.nextInt(real.size())), end, random);
            keyframes.add(made);
            end = made.endMicros();
            runs += made.runs().size();
            frames += made.runs().stream().mapToInt(Run::frames).sum();
            withWords += made.words().count() > 0 ? 1 : 0;
        }
        writer.put(record(number, end, frames, runs, keyframes.size()), keyframes);
        return withWords;
    }

    private Keyframe keyframe(Keyframe model, long startMicros, RandomGenerator random) {
        double noise = random.nextDouble(LEAST_NOISE, MOST_NOISE);
        int[] moved = new int[Descriptor.GRADIENTS];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (int) Math.round(noise * random.nextGaussian());
        }
        int[] tinted = random.ints(Descriptor.COLOURS, -COLOURS, COLOURS + 1).toArray();
        byte[] changed = new byte[Census.BYTES];
        random.nextBytes(changed);
        List<Run> runs = new ArrayList<>(model.runs().size());
        long shift = startMicros - model.startMicros();
        for (Run run : model.runs()) {
            Descriptor descriptor = new Descriptor(
                    gradients(run.descriptor().gradients(), moved),
                    colours(run.descriptor().colours(), tinted),
                    census(run.descriptor().census(), changed));
            runs.add(new Run(
                    run.startMicros() + shift, run.endMicros() + shift, run.frames(), run.startsShot(), descriptor));
        }
        return new Keyframe(gradients(model.look(), moved), features.draw(model.words(), random), runs);
    }

    private static byte[] census(byte[] census, byte[] changed) {
        byte[] out = new byte[census.length];
        for (int i = 0; i < out.length; i++) {
            // A quarter of the cells changes sides.
            out[i] = (byte) (census[i] ^ changed[i] & changed[(i + 1) % changed.length]);
        }
        return out;
    }

    private static byte[] gradients(byte[] gradients, int[] moved) {
        byte[] out = new byte[gradients.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.clamp(gradients[i] + moved[i], -127, 127);
        }
        return out;
    }

    private static byte[] colours(byte[] colours, int[] tinted) {
        byte[] out = new byte[colours.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.clamp((colours[i] & 0xff) + tinted[i], 0, 255);
        }
        return out;
    }

    private static VideoRecord record(int number, long end, long frames, int runs, int keyframes) {
        return new VideoRecord(
                new VideoId(1L << 50 | number),
                Path.of("/synthetic/%06d.mkv".formatted(number)),
                null,
                TITLE,
                1,
                0,
                "",
                end,
                ASPECT,
                frames,
                runs,
                keyframes,
                List.of(),
                Coverage.COMPLETE,
                null);
    }
}
