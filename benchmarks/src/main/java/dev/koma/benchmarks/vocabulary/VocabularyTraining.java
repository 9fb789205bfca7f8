package dev.koma.benchmarks.vocabulary;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes a vocabulary of features; see {@link dev.koma.sceneindex.word.Vocabulary} for what it is and how its file looks. */
final class VocabularyTraining {
    private static final int DIMENSIONS = 64;
    private static final int HALF = DIMENSIONS / 2;
    private static final int CENTROIDS = 256;

    private final long seed;
    private final PrincipalComponents components;
    private final int[] columns = columns();
    private final float[][][] points = new float[2][][];
    private final float[][][] centroids = new float[2][][];
    private final float[][][] rotations = new float[2][][];
    private final float[][][] medians = new float[2][][];
    private final double[] errors = new double[2];
    private final List<int[]> occupancy = new ArrayList<>();

    /** @param rows at least {@value #CENTROIDS} descriptors; the same rows and seed make the same vocabulary */
    VocabularyTraining(List<float[]> rows, long seed) {
        if (rows.size() < CENTROIDS) {
            throw new IllegalArgumentException("only " + rows.size() + " features to learn from");
        }
        this.seed = seed;
        this.components = PrincipalComponents.of(rows);
        for (int half = 0; half < 2; half++) {
            int base = half * HALF;
            points[half] = rows.parallelStream().map(row -> project(row, base)).toArray(float[][]::new);
            learn(half);
        }
    }

    /** Which component each dimension is: the first, fourth, fifth, eighth, ... in the first half, so both vary about as much. */
    private static int[] columns() {
        int[] columns = new int[DIMENSIONS];
        int first = 0;
        int second = HALF;
        for (int i = 0; i < DIMENSIONS; i++) {
            boolean outer = (i & 3) == 0 || (i & 3) == 3;
            columns[outer ? first++ : second++] = i;
        }
        return columns;
    }

    private float[] project(float[] row, int base) {
        float[] point = new float[HALF];
        for (int j = 0; j < HALF; j++) {
            double[] direction = components.directions()[columns[base + j]];
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += (row[i] - components.mean()[i]) * direction[i];
            }
            point[j] = (float) sum;
        }
        return point;
    }

    private void learn(int half) {
        float[][] all = points[half];
        centroids[half] = KMeans.centroids(all, CENTROIDS, new Random(seed * 4 + half));
        rotations[half] = rotation(new Random(seed * 4 + 2 + half));
        int[] own = IntStream.range(0, all.length)
                .parallel()
                .map(i -> KMeans.nearest(all[i], centroids[half]))
                .toArray();
        int[] counts = new int[CENTROIDS];
        double error = 0;
        for (int i = 0; i < own.length; i++) {
            counts[own[i]]++;
            error += KMeans.distance(all[i], centroids[half][own[i]]);
        }
        occupancy.add(counts);
        errors[half] = error / all.length;
        medians[half] = medians(half, own, counts);
    }

    private float[][] medians(int half, int[] own, int[] counts) {
        float[][] middle = new float[CENTROIDS][HALF];
        for (int c = 0; c < CENTROIDS; c++) {
            float[][] values = new float[HALF][counts[c]];
            for (int i = 0, n = 0; i < own.length; i++) {
                if (own[i] == c) {
                    for (int j = 0; j < HALF; j++) {
                        values[j][n] = rotated(points[half][i], rotations[half], j);
                    }
                    n++;
                }
            }
            for (int j = 0; j < HALF && counts[c] > 0; j++) {
                Arrays.sort(values[j]);
                middle[c][j] = values[j][counts[c] / 2];
            }
        }
        return middle;
    }

    private static float rotated(float[] point, float[][] rotation, int column) {
        float sum = 0;
        for (int i = 0; i < HALF; i++) {
            sum += point[i] * rotation[i][column];
        }
        return sum;
    }

    /** Random directions made orthonormal one after the other. */
    private static float[][] rotation(Random random) {
        double[][] rows = new double[HALF][HALF];
        for (int i = 0; i < HALF; i++) {
            for (int j = 0; j < HALF; j++) {
                rows[i][j] = random.nextGaussian();
            }
            for (int k = 0; k < i; k++) {
                double along = dot(rows[i], rows[k]);
                for (int j = 0; j < HALF; j++) {
                    rows[i][j] -= along * rows[k][j];
                }
            }
            double length = Math.sqrt(dot(rows[i], rows[i]));
            for (int j = 0; j < HALF; j++) {
                rows[i][j] /= length;
            }
        }
        float[][] rotation = new float[HALF][HALF];
        for (int i = 0; i < HALF; i++) {
            for (int j = 0; j < HALF; j++) {
                rotation[i][j] = (float) rows[j][i];
            }
        }
        return rotation;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Share of the variance that the {@value #DIMENSIONS} components hold. */
    double energy() {
        return components.energy(DIMENSIONS);
    }

    /** Mean squared distance of a feature from its centroids, both halves. */
    double error() {
        return errors[0] + errors[1];
    }

    /** Fewest and most features of any cell of a half. */
    int[] occupancy(int half) {
        int[] counts = occupancy.get(half);
        return new int[] {
            Arrays.stream(counts).min().orElse(0), Arrays.stream(counts).max().orElse(0)
        };
    }

    void write(OutputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        for (double value : components.mean()) {
            out.writeFloat((float) value);
        }
        for (int i = 0; i < components.mean().length; i++) {
            for (int column : columns) {
                out.writeFloat((float) components.directions()[column][i]);
            }
        }
        for (float[][][] part : List.of(rotations, centroids, medians)) {
            for (float[][] half : part) {
                for (float[] row : half) {
                    for (float value : row) {
                        out.writeFloat(value);
                    }
                }
            }
        }
        out.flush();
    }
}
