package dev.koma.sceneindex.search;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.Picture;
import dev.koma.sceneindex.picture.SmallPicture;
import java.util.List;

/**
 * A part of the query, taken for a whole frame.
 *
 * @param box which part
 * @param mirrored whether the frame is the part's mirror image
 * @param luma of the frame, at the size of small frames
 * @param descriptor of the frame
 * @param contrast mean gradient of the frame in grey levels per pixel
 */
record Look(Box box, boolean mirrored, byte[] luma, Descriptor descriptor, float contrast) {
    /** A part of a picture as it is, and its mirror image. */
    static List<Look> both(Picture picture, Box box, Describer describer) {
        SmallPicture small = SmallPicture.of(picture, box);
        return List.of(of(box, false, small, describer), of(box, true, small.mirrored(), describer));
    }

    /** A part of a picture as it is. */
    static Look plain(Picture picture, Box box, Describer describer) {
        return of(box, false, SmallPicture.of(picture, box), describer);
    }

    private static Look of(Box box, boolean mirrored, SmallPicture small, Describer describer) {
        Descriptor descriptor = describer.describe(small);
        return new Look(box, mirrored, small.luma(), descriptor, describer.contrast());
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
