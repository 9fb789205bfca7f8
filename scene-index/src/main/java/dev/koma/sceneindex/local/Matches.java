package dev.koma.sceneindex.local;

import java.util.Arrays;

/** Pairs of a query's and a key frame's features that are alike: columns of one table. */
final class Matches {
    int count;
    int[] keyframes;
    int[] features;
    int[] places;
    float[] weights;

    Matches() {
        this(4096);
    }

    private Matches(int capacity) {
        keyframes = new int[capacity];
        features = new int[capacity];
        places = new int[capacity];
        weights = new float[capacity];
    }

    /**
     * The same, grouped by the high bits of the key frames' numbers, in the same order within each group.
     *
     * @param lowBits how many bits are not the group's
     * @param next where each group is to begin; changed
     */
    Matches grouped(int lowBits, int[] next) {
        Matches grouped = new Matches(count);
        for (int i = 0; i < count; i++) {
            int to = next[keyframes[i] >>> lowBits]++;
            grouped.keyframes[to] = keyframes[i];
            grouped.features[to] = features[i];
            grouped.places[to] = places[i];
            grouped.weights[to] = weights[i];
        }
        grouped.count = count;
        return grouped;
    }

    void add(int keyframe, int feature, int place, float weight) {
        if (count == keyframes.length) {
            int size = count * 2;
            keyframes = Arrays.copyOf(keyframes, size);
            features = Arrays.copyOf(features, size);
            places = Arrays.copyOf(places, size);
            weights = Arrays.copyOf(weights, size);
        }
        keyframes[count] = keyframe;
        features[count] = feature;
        places[count] = place;
        weights[count++] = weight;
    }
}
