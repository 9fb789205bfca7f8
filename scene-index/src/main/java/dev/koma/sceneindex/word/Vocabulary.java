package dev.koma.sceneindex.word;

import dev.koma.sceneindex.feature.LocalFeatures;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Turns local features into visual words: an inverted multi-index (Babenko and Lempitsky, "The Inverted Multi-Index", CVPR 2012)
 * over the {@value #DIMENSIONS} principal components of a descriptor, halved so that both halves vary about as much, with
 * {@value #CENTROIDS} centroids each; and a 64-bit signature that says where in the word's cell the feature lies (Jégou, Douze
 * and Schmid, "Hamming Embedding and Weak Geometric Consistency", ECCV 2008): 32 bits a half, each whether a rotated component is
 * above the median of the training features nearest to the same centroid.
 *
 * <p>The file that it is read from holds big-endian floats: mean[128], components[128][64] (the columns already in the order of
 * the halves), rotations[2][32][32], centroids[2][256][32], medians[2][256][32].
 */
public final class Vocabulary {
    /** Changes with the file: features of different vocabularies cannot be compared. */
    public static final String ID = "imi-2x256-1";

    static final int DIMENSIONS = 64;
    static final int HALF = DIMENSIONS / 2;
    static final int CENTROIDS = 256;
    /** Nearest centroids of each half that are sorted; as many words or fewer can be asked for. */
    private static final int NEAR = 16;

    private static final Arithmetic ARITHMETIC = Arithmetic.fastest();

    private final float[] mean;
    private final float[] components;
    private final float[][] rotations = new float[2][];
    /** Of each half the first coordinate of all centroids, then the second of all, and so on. */
    private final float[][] centroids = new float[2][];

    private final float[][] medians = new float[2][];

    private Vocabulary(DataInputStream in) throws IOException {
        mean = floats(in, LocalFeatures.LENGTH);
        components = floats(in, LocalFeatures.LENGTH * DIMENSIONS);
        for (int half = 0; half < 2; half++) {
            rotations[half] = floats(in, HALF * HALF);
        }
        for (int half = 0; half < 2; half++) {
            centroids[half] = transposed(floats(in, CENTROIDS * HALF));
        }
        for (int half = 0; half < 2; half++) {
            medians[half] = floats(in, CENTROIDS * HALF);
        }
    }

    /** The vocabulary that comes with Koma. */
    public static Vocabulary standard() {
        return Standard.VOCABULARY;
    }

    /** Reads a vocabulary of the form described above. */
    public static Vocabulary read(InputStream in) throws IOException {
        return new Vocabulary(new DataInputStream(in));
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static float[] transposed(float[] rows) {
        float[] columns = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            columns[i % HALF * CENTROIDS + i / HALF] = rows[i];
        }
        return columns;
    }

    /** The features of a key frame, each with its one nearest word. */
    public VisualWords words(LocalFeatures features) {
        int count = features.count();
        int[] words = new int[count];
        long[] signatures = new long[count];
        int[] places = new int[count];
        float longer = Math.max(features.width(), features.height());
        Cells cells = new Cells(1);
        for (int i = 0; i < count; i++) {
            cells.locate(features.descriptors(), i);
            words[i] = cells.word(0, 0);
            signatures[i] = cells.signature(0, 0);
            places[i] = Place.of(
                    features.x()[i] / features.width(),
                    features.y()[i] / features.height(),
                    features.sigma()[i] / longer);
        }
        return sorted(words, signatures, places);
    }

    private static VisualWords sorted(int[] words, long[] signatures, int[] places) {
        int[] order = IntStream.range(0, words.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> words[i])
                        .thenComparingLong(i -> signatures[i])
                        .thenComparingInt(i -> places[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new VisualWords(
                Arrays.stream(order).map(i -> words[i]).toArray(),
                Arrays.stream(order).mapToLong(i -> signatures[i]).toArray(),
                Arrays.stream(order).map(i -> places[i]).toArray());
    }

    /**
     * The words nearest to each feature of a query, nearest first.
     *
     * @param words how many for each, 1 to {@value #NEAR}
     */
    public Assignment[] assign(LocalFeatures features, int words) {
        Assignment[] assignments = new Assignment[features.count()];
        Cells cells = new Cells(Math.min(words, CENTROIDS));
        for (int i = 0; i < assignments.length; i++) {
            cells.locate(features.descriptors(), i);
            assignments[i] = cells.nearest(words);
        }
        return assignments;
    }

    /** Where one feature lies in the cells of both halves. */
    private final class Cells {
        private final float[] centred = new float[LocalFeatures.LENGTH];
        private final float[] projected = new float[DIMENSIONS];
        private final float[] rotated = new float[DIMENSIONS];
        private final float[][] distances = new float[2][CENTROIDS];
        private final int[][] order;
        private final int near;

        /** @param near how many centroids of each half are looked for */
        Cells(int near) {
            this.near = near;
            this.order = new int[2][near];
        }

        void locate(float[] descriptors, int feature) {
            int offset = feature * LocalFeatures.LENGTH;
            for (int i = 0; i < centred.length; i++) {
                centred[i] = descriptors[offset + i] - mean[i];
            }
            ARITHMETIC.multiply(centred, 0, components, projected, 0, DIMENSIONS);
            for (int half = 0; half < 2; half++) {
                int base = half * HALF;
                ARITHMETIC.multiply(projected, base, rotations[half], rotated, base, HALF);
                ARITHMETIC.distances(projected, base, centroids[half], distances[half]);
                sort(distances[half], order[half]);
            }
        }

        /** The nearest centroids, by insertion: few are needed of many. */
        private static void sort(float[] distance, int[] nearest) {
            int filled = 0;
            for (int c = 0; c < CENTROIDS; c++) {
                if (filled == nearest.length && distance[c] >= distance[nearest[nearest.length - 1]]) {
                    continue;
                }
                int i = filled < nearest.length ? filled++ : nearest.length - 1;
                while (i > 0 && distance[nearest[i - 1]] > distance[c]) {
                    nearest[i] = nearest[i - 1];
                    i--;
                }
                nearest[i] = c;
            }
        }

        int word(int first, int second) {
            return order[0][first] << 8 | order[1][second];
        }

        long signature(int first, int second) {
            return half(0, order[0][first]) | half(1, order[1][second]) << HALF;
        }

        private long half(int half, int centroid) {
            long bits = 0;
            for (int i = 0; i < HALF; i++) {
                if (rotated[half * HALF + i] > medians[half][centroid * HALF + i]) {
                    bits |= 1L << i;
                }
            }
            return bits;
        }

        private float distance(int first, int second) {
            return distances[0][order[0][first]] + distances[1][order[1][second]];
        }

        /** The multi-sequence algorithm in its plainest form: few words are wanted. */
        Assignment nearest(int count) {
            int[] words = new int[count];
            long[] signatures = new long[count];
            int[] next = new int[near];
            for (int i = 0; i < count; i++) {
                int best = -1;
                for (int first = 0; first < near && (first == 0 || next[first - 1] > 0); first++) {
                    if (next[first] < near && (best < 0 || distance(first, next[first]) < distance(best, next[best]))) {
                        best = first;
                    }
                }
                words[i] = word(best, next[best]);
                signatures[i] = signature(best, next[best]);
                next[best]++;
            }
            return new Assignment(words, signatures);
        }
    }

    /**
     * The nearest words of one feature.
     *
     * @param words nearest first
     * @param signatures what the feature's signature is in each word's cell
     */
    public record Assignment(int[] words, long[] signatures) {}

    private static final class Standard {
        private static final Vocabulary VOCABULARY = load();

        private static Vocabulary load() {
            try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.bin")) {
                if (in == null) {
                    throw new IllegalStateException("the vocabulary is missing from the build");
                }
                return read(new BufferedInputStream(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
