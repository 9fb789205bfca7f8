package dev.koma.benchmarks.vocabulary;

import dev.koma.benchmarks.alteration.Alteration;
import dev.koma.media.frame.DetailPlane;
import dev.koma.media.frame.FrameReader;
import dev.koma.sceneindex.feature.FeatureExtractor;
import dev.koma.sceneindex.feature.LocalFeatures;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.picture.GreyPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** A random sample of the features of frames, of altered copies of them, and of the mirror images of all of these. */
final class TrainingFeatures {
    private static final int FEATURES_A_FRAME = 250;
    private static final List<Alteration> ALTERATIONS = List.of(Alteration.DARK, Alteration.BLUR, Alteration.JPEG_Q30);

    private final FeatureExtractor extractor = new FeatureExtractor(FEATURES_A_FRAME);
    private final List<float[]> kept = new ArrayList<>();
    private final int limit;
    private final long seed;
    private final Random random;
    private long seen;
    private int frames;

    /** @param limit most features to keep */
    TrainingFeatures(int limit, long seed) {
        this.limit = limit;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Adds frames of a video that are so many microseconds apart, or a little more. */
    void add(Path video, long gapMicros) throws IOException {
        long[] next = {Long.MIN_VALUE};
        new FrameReader(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, 2).read(video, frame -> {
            if (frame.timeMicros() >= next[0]) {
                next[0] = frame.timeMicros() + gapMicros;
                DetailPlane detail = frame.detail();
                add(new GreyPicture(
                        detail.width(), detail.height(), detail.luma().clone()));
            }
            return true;
        });
    }

    void add(GreyPicture frame) {
        sample(extractor.extract(frame));
        BufferedImage image = image(frame);
        for (Alteration alteration : ALTERATIONS) {
            byte[] file = alteration.file(image, alteration.random(seed, frames));
            sample(extractor.extract(grey(file)));
        }
        frames++;
    }

    int frames() {
        return frames;
    }

    /** The sample, in an order that depends on the seed alone. */
    List<float[]> rows() {
        return List.copyOf(kept);
    }

    private void sample(LocalFeatures features) {
        for (LocalFeatures side : List.of(features, features.mirrored())) {
            for (int i = 0; i < side.count(); i++) {
                int from = i * LocalFeatures.LENGTH;
                keep(Arrays.copyOfRange(side.descriptors(), from, from + LocalFeatures.LENGTH));
            }
        }
    }

    /** Reservoir sampling: each feature so far is kept with the same probability. */
    private void keep(float[] row) {
        seen++;
        if (kept.size() < limit) {
            kept.add(row);
            return;
        }
        long place = random.nextLong(seen);
        if (place < limit) {
            kept.set((int) place, row);
        }
    }

    private static BufferedImage image(GreyPicture frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < frame.luma().length; i++) {
            image.setRGB(i % frame.width(), i / frame.width(), (frame.luma()[i] & 0xff) * 0x010101);
        }
        return image;
    }

    private static GreyPicture grey(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            int width = image.getWidth();
            int height = image.getHeight();
            byte[] luma = new byte[width * height];
            for (int i = 0; i < luma.length; i++) {
                luma[i] = (byte) (image.getRGB(i % width, i / width) >> 8);
            }
            return new GreyPicture(width, height, luma);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
