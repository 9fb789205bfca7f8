package dev.koma.sceneindex.search;

/**
 * What speaks for a moment; {@link Calibration} makes one number of it.
 *
 * @param lookDistance distance of the part of the picture that was taken for a whole frame, see {@link Ranking}; infinite when
 *     no part was
 * @param inliers features of the picture and of the key frame that agree on one place
 * @param inlierWeight their weight: rare and very similar ones count more
 * @param spread share of the frame over which they are spread, 0 to 1
 * @param fineDistance how far the frame differs from what the picture shows of it, 0 the same to 1 nothing in common
 * @param visible share of the frame that the picture shows, 0 to 1
 * @param contrast of what is visible, in grey levels per pixel
 */
public record Evidence(
        double lookDistance,
        int inliers,
        double inlierWeight,
        double spread,
        double fineDistance,
        double visible,
        double contrast) {}
