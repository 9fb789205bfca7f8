package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.CensusComparison;
import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.SmallPicture;

/**
 * A part of the query, taken for a whole frame.
 *
 * @param box which part
 * @param mirrored whether the frame is the part's mirror image
 * @param frame the part, at the size of small frames
 * @param descriptor of the frame
 * @param census prepares comparing the frame with the census of runs
 * @param contrast mean gradient of the frame in grey levels per pixel
 */
record Look(
        Box box, boolean mirrored, SmallPicture frame, Descriptor descriptor, CensusComparison census, float contrast) {
    /** A part of a picture as it is. */
    static Look of(Picture picture, Box box, Describer describer) {
        return of(box, false, SmallPicture.of(picture, box), describer);
    }

    private static Look of(Box box, boolean mirrored, SmallPicture frame, Describer describer) {
        Descriptor descriptor = describer.describe(frame);
        return new Look(
                box, mirrored, frame, descriptor, CensusComparison.of(frame.luma(), null), describer.contrast());
    }

    /** The same part's mirror image, without scaling the part again. */
    Look mirror(Describer describer) {
        return of(box, !mirrored, frame.mirrored(), describer);
    }

    boolean isFlat() {
        return contrast < Describer.FLAT_CONTRAST;
    }

    /** Where the frame lies in the picture. */
    Affine place() {
        return mirrored
                ? new Affine(-box.width(), 0, box.x() + box.width(), 0, box.height(), box.y())
                : Affine.onto(box);
    }
}
