package dev.koma.sceneindex.feature;

import dev.koma.sceneindex.picture.GreyPicture;
import java.util.ArrayList;
import java.util.List;

/** The octaves of pictures of one size, one picture after the other: about 70 bytes for each pixel. For one thread at a time. */
final class ScaleSpace {
    /** Octaves end when a side has fewer pixels. */
    static final int LEAST_SIDE = 20;
    /** Blur that a picture is taken to have already. */
    private static final double INNATE_SIGMA = 0.5;

    private static final float[] FIRST =
            Plane.halfKernel(Math.sqrt(Octave.SIGMA * Octave.SIGMA - INNATE_SIGMA * INNATE_SIGMA));

    private final Plane picture;
    private final List<Octave> octaves = new ArrayList<>();

    ScaleSpace(int width, int height) {
        picture = new Plane(width, height);
        int step = 1;
        while (Math.min(width, height) / step >= LEAST_SIDE) {
            octaves.add(new Octave(width / step, height / step, step));
            step *= 2;
        }
    }

    boolean fits(GreyPicture other) {
        return picture.width == other.width() && picture.height == other.height();
    }

    /** The extrema of a picture's scale space; their octaves hold until the next picture. */
    List<Keypoint> keypoints(GreyPicture of, float threshold) {
        List<Keypoint> found = new ArrayList<>();
        picture.set(of);
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
