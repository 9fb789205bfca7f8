package dev.koma.sceneindex.feature;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.ArrayList;
import java.util.List;

/** The octaves of a picture: about 70 bytes for each pixel. For one thread at a time. */
final class ScaleSpace {
    /** Octaves end when a side has fewer pixels. */
    static final int LEAST_SIDE = 20;
    /** Blur that a picture is taken to have already. */
    private static final double INNATE_SIGMA = 0.5;

    private static final float[] FIRST =
            Plane.halfKernel(Math.sqrt(Octave.SIGMA * Octave.SIGMA - INNATE_SIGMA * INNATE_SIGMA));

    private final Plane picture;
    private final List<Octave> octaves = new ArrayList<>();

    /** @param memory is used as long as the keypoints are */
    ScaleSpace(GreyPicture of, PlaneMemory memory) {
        picture = new Plane(of.width(), of.height(), memory);
        picture.set(of);
        for (int step = 1; Math.min(of.width(), of.height()) / step >= LEAST_SIDE; step *= 2) {
            octaves.add(new Octave(of.width() / step, of.height() / step, step, memory));
        }
    }

    /** Its extrema. */
    List<Keypoint> keypoints(float threshold) {
        List<Keypoint> found = new ArrayList<>();
        for (int i = 0; i < octaves.size(); i++) {
            Octave octave = octaves.get(i);
            if (i == 0) {
                octave.blurred[0].setBlurred(picture, FIRST);
                octave.fill();
            } else {
                octave.follow(octaves.get(i - 1));
            }
            new Extrema(octave, threshold, found).find();
        }
        return found;
    }
}
