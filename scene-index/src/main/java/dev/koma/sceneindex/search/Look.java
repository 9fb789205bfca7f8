package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.CensusComparison;
import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Homography;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.SmallPicture;

/**
 * A part of the query, taken for a whole frame.
 *
 * @param place where the part lies in the picture; of the mirror image when that is what the frame is
 * @param mirrored whether the frame is the part's mirror image
 * @param frame the part, at the size of small frames
 * @param descriptor of the frame
 * @param census prepares comparing the frame with the census of runs
 * @param contrast mean gradient of the frame in grey levels per pixel
 */
record Look(
        Homography place,
        boolean mirrored,
        SmallPicture frame,
        Descriptor descriptor,
        CensusComparison census,
        float contrast) {
    /** A part of a picture as it is. */
    static Look of(Picture picture, Box box, Describer describer) {
        return of(Homography.onto(box), false, SmallPicture.of(picture, box), describer);
    }

    /** A part of a picture that is seen at an angle. */
    static Look of(Picture picture, Homography place, Describer describer) {
        return of(place, false, SmallPicture.of(picture, place), describer);
    }

    private static Look of(Homography place, boolean mirrored, SmallPicture frame, Describer describer) {
        Descriptor descriptor = describer.describe(frame);
        return new Look(place, mirrored, frame, descriptor, CensusComparison.of(frame.luma()), describer.contrast());
    }

    /** The same part's mirror image, without scaling the part again. */
    Look mirror(Describer describer) {
        return of(place.mirrored(), !mirrored, frame.mirrored(), describer);
    }

    boolean isFlat() {
        return contrast < Describer.FLAT_CONTRAST;
    }
}
