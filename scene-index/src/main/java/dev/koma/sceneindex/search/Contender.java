package dev.koma.sceneindex.search;

import dev.koma.sceneindex.local.LocalMatch;
import dev.koma.sceneindex.picture.Homography;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look or one local match says of a candidate.
 *
 * @param match the features that speak for it, if any
 * @param sure whether they are what the place was told from
 * @param runs that the picture may be from, in order of time
 * @param place where the frame of the likeliest of them lies in the picture
 * @param find the likeliest of them
 */
record Contender(
        Candidate candidate,
        @Nullable LocalMatch match,
        boolean sure,
        List<RunView> runs,
        Homography place,
        Find find) {
    Contender at(Homography other, Find better) {
        return new Contender(candidate, match, sure, runs, other, better);
    }
}
