package dev.koma.sceneindex.search;

/**
 * What speaks for a moment; {@link Calibration} makes one number of it.
 *
 * @param lookDistance distance of the run from the part of the picture that was taken for a whole frame, see {@link Ranking};
 *     infinite when no part was
 * @param inlierWeight weight of the features of the picture and of the key frame that agree on one place: rare and very similar
 *     ones count more
 * @param spread share of the frame over which they are spread, 0 to 1
 * @param agreement correlation of what the picture shows of the frame with the run's census, -1 to 1
 * @param visible share of the frame that the picture shows, 0 to 1
 */
record Evidence(double lookDistance, double inlierWeight, double spread, double agreement, double visible) {}
