package dev.koma.sceneindex.local;

import dev.koma.sceneindex.picture.Homography;

/**
 * A key frame that shares features with the query, in places that fit.
 *
 * @param side under which the query was seen
 * @param keyframe its number
 * @param place where the frame lies in the picture that the features were found in
 * @param inliers pairs of features that agree with the transformation, each feature counted once
 * @param weight of the inliers: rarer words and more similar features count more
 * @param spread how far the inliers are spread over the frame: the share of a 6 x 4 grid's cells that hold one, 0 to 1
 * @param error mean distance of the inliers from where they should be, as a share of the frame's longer side
 */
public record LocalMatch(
        Side side, int keyframe, Homography place, int inliers, double weight, double spread, double error) {}
