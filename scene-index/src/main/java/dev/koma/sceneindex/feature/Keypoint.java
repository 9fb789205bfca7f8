package dev.koma.sceneindex.feature;

/**
 * An extremum of a scale space.
 *
 * @param plane number of the blurred plane nearest in scale
 * @param x column in the octave's pixels
 * @param y row in the octave's pixels
 * @param sigma scale in the octave's pixels
 * @param response how much it stands out, in grey levels
 */
record Keypoint(Octave octave, int plane, float x, float y, float sigma, float response) {
    float pictureX() {
        return x * octave.step + 0.5f;
    }

    float pictureY() {
        return y * octave.step + 0.5f;
    }

    float pictureSigma() {
        return sigma * octave.step;
    }
}
