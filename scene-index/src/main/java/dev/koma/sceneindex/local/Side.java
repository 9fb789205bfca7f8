package dev.koma.sceneindex.local;

import dev.koma.sceneindex.feature.LocalFeatures;

/**
 * One way to look at the query.
 *
 * @param features of the picture, or of its mirror image or negative, in whose coordinates they then are
 * @param mirrored whether they are of the mirror image
 * @param negative whether they are of the negative
 */
public record Side(LocalFeatures features, boolean mirrored, boolean negative) {
    /** The picture as it is. */
    public static Side of(LocalFeatures features) {
        return new Side(features, false, false);
    }

    /** The mirror image. */
    public Side mirror() {
        return new Side(features.mirrored(), !mirrored, negative);
    }

    /** The negative. */
    public Side invert() {
        return new Side(features.negative(), mirrored, !negative);
    }
}
