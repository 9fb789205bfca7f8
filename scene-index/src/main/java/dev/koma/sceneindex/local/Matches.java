package dev.koma.sceneindex.local;

import java.util.Arrays;

/** Pairs of a query's and a key frame's features that are alike: columns of one table. */
final class Matches {
    int count;
    int[] keyframes = new int[4096];
    int[] features = new int[4096];
    int[] places = new int[4096];
    float[] weights = new float[4096];

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
