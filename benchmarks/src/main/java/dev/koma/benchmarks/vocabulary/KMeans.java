package dev.koma.benchmarks.vocabulary;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Lloyd's algorithm from the start of Arthur and Vassilvitskii, "k-means++: The Advantages of Careful Seeding" (2007). The same
 * points and the same randomness give the same centroids, whatever the number of threads.
 */
final class KMeans {
    private static final int ROUNDS = 20;

    private final float[][] points;
    private final Random random;
    private final float[][] centroids;

    private KMeans(float[][] points, int count, Random random) {
        this.points = points;
        this.random = random;
        this.centroids = new float[count][];
    }

    static float[][] centroids(float[][] points, int count, Random random) {
        KMeans means = new KMeans(points, count, random);
        means.seed();
        for (int round = 0; round < ROUNDS; round++) {
            means.move();
        }
        return means.centroids;
    }

    /** Number of the nearest centroid. */
    static int nearest(float[] point, float[][] centroids) {
        int best = 0;
        float least = Float.MAX_VALUE;
        for (int c = 0; c < centroids.length; c++) {
            float distance = distance(point, centroids[c]);
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    static float distance(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            float difference = one[i] - other[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** Each next centroid is a point, the likelier the further it is from those before. */
    private void seed() {
        float[] far = new float[points.length];
        Arrays.fill(far, Float.MAX_VALUE);
        int next = random.nextInt(points.length);
        for (int c = 0; c < centroids.length; c++) {
            centroids[c] = points[next].clone();
            float[] last = centroids[c];
            IntStream.range(0, points.length)
                    .parallel()
                    .forEach(i -> far[i] = Math.min(far[i], distance(points[i], last)));
            next = weighted(far);
        }
    }

    private int weighted(float[] weights) {
        double all = 0;
        for (float weight : weights) {
            all += weight;
        }
        double at = random.nextDouble() * all;
        int chosen = 0;
        for (double sum = weights[0]; sum < at && chosen < weights.length - 1; sum += weights[chosen]) {
            chosen++;
        }
        return chosen;
    }

    private void move() {
        int[] own = IntStream.range(0, points.length)
                .parallel()
                .map(i -> nearest(points[i], centroids))
                .toArray();
        int size = points[0].length;
        double[][] sums = new double[centroids.length][size];
        int[] counts = new int[centroids.length];
        for (int i = 0; i < points.length; i++) {
            counts[own[i]]++;
            for (int j = 0; j < size; j++) {
                sums[own[i]][j] += points[i][j];
            }
        }
        for (int c = 0; c < centroids.length; c++) {
            for (int j = 0; j < size && counts[c] > 0; j++) {
                centroids[c][j] = (float) (sums[c][j] / counts[c]);
            }
        }
    }
}
