package dev.koma.sceneindex.nearest;

import dev.koma.sceneindex.hamming.HammingScan;
import java.util.List;

/** How many samples there are at each Hamming distance from each of several looks. */
final class SampleCount {
    private static final int BLOCK = 1024;

    private final int[][] histograms;
    private int samples;

    SampleCount(int queries) {
        histograms = new int[queries][Sketch.BITS + 1];
    }

    /** Counts some of a table's samples. */
    void count(HammingScan scan, NearestLooks.Part part, int from, int to, List<LookQuery> queries) {
        LookTable table = part.table();
        int[] accepted = new int[BLOCK];
        int[] distances = new int[BLOCK];
        for (int at = from; at < to; at += BLOCK) {
            int length = Math.min(BLOCK, to - at);
            int count = 0;
            for (int i = 0; i < length; i++) {
                if (part.accept().test(table.sampleRow(at + i))) {
                    accepted[count++] = i;
                }
            }
            samples += count;
            for (int q = 0; q < histograms.length; q++) {
                LookQuery query = queries.get(q);
                scan.distances(
                        table.sampleFirst(),
                        table.sampleSecond(),
                        at,
                        length,
                        query.first(),
                        query.second(),
                        distances);
                int[] histogram = histograms[q];
                for (int i = 0; i < count; i++) {
                    histogram[distances[accepted[i]]]++;
                }
            }
        }
    }

    void add(SampleCount other) {
        samples += other.samples;
        for (int q = 0; q < histograms.length; q++) {
            for (int distance = 0; distance < histograms[q].length; distance++) {
                histograms[q][distance] += other.histograms[q][distance];
            }
        }
    }

    int samples() {
        return samples;
    }

    /** For each look the least Hamming distance within which there are {@code wanted} samples. */
    int[] limits(int wanted) {
        int[] limits = new int[histograms.length];
        for (int q = 0; q < limits.length; q++) {
            int limit = 0;
            for (int within = histograms[q][0];
                    within < wanted && limit < Sketch.BITS;
                    within += histograms[q][limit]) {
                limit++;
            }
            limits[q] = limit;
        }
        return limits;
    }
}
