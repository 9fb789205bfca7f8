package dev.koma.sceneindex.feature;

import java.util.List;

/**
 * Finds the extrema of the differences of Gaussians in an octave, between the pixels, without those that lie along edges:
 * sections 3 and 4 of Lowe, "Distinctive Image Features from Scale-Invariant Keypoints" (IJCV 2004).
 */
final class Extrema {
    /** Pixels at the edge that are not searched. */
    private static final int BORDER = 4;
    /** Largest ratio of the principal curvatures. */
    private static final float EDGE_RATIO = 10;

    private static final Filters FILTERS = Filters.fastest();

    private final Octave octave;
    private final float threshold;
    private final List<Keypoint> found;
    private final int stride;
    /** Of a row: below 0 where there is no extremum. Found without branches, of which no processor could tell where they go. */
    private final float[] likely;

    /** @param threshold least difference, in grey levels */
    Extrema(Octave octave, float threshold, List<Keypoint> found) {
        this.octave = octave;
        this.threshold = threshold;
        this.found = found;
        this.stride = octave.blurred[0].stride;
        this.likely = new float[octave.width()];
    }

    void find() {
        for (int scale = 1; scale <= Octave.SCALES; scale++) {
            float[] below = octave.differences[scale - 1].values;
            float[] here = octave.differences[scale].values;
            float[] above = octave.differences[scale + 1].values;
            for (int y = BORDER; y < octave.height() - BORDER; y++) {
                int row = octave.blurred[0].at(0, y);
                FILTERS.likely(below, here, above, row, stride, 0.8f * threshold, likely);
                for (int x = BORDER; x < octave.width() - BORDER; x++) {
                    if (likely[x] >= 0 && isExtremum(scale, row + x, here[row + x])) {
                        refine(scale, x, y);
                    }
                }
            }
        }
    }

    private boolean isExtremum(int scale, int i, float value) {
        float sign = Math.signum(value);
        float magnitude = Math.abs(value);
        float[] here = octave.differences[scale].values;
        if (sign * here[i - 1] > magnitude || sign * here[i + 1] >= magnitude) {
            return false;
        }
        for (int row = i - stride; row <= i + stride; row += 2 * stride) {
            if (sign * here[row - 1] > magnitude || sign * here[row] > magnitude || sign * here[row + 1] > magnitude) {
                return false;
            }
        }
        return isAbove(octave.differences[scale - 1].values, i, sign, magnitude)
                && isAbove(octave.differences[scale + 1].values, i, sign, magnitude);
    }

    private boolean isAbove(float[] plane, int i, float sign, float magnitude) {
        for (int row = i - stride; row <= i + stride; row += stride) {
            if (sign * plane[row - 1] > magnitude
                    || sign * plane[row] > magnitude
                    || sign * plane[row + 1] > magnitude) {
                return false;
            }
        }
        return true;
    }

    /** Fits a parabola in each direction; the mixed terms change little and are left out. */
    private void refine(int scale, int x, int y) {
        int i = octave.blurred[0].at(x, y);
        float[] below = octave.differences[scale - 1].values;
        float[] here = octave.differences[scale].values;
        float[] above = octave.differences[scale + 1].values;
        float dxx = here[i + 1] + here[i - 1] - 2 * here[i];
        float dyy = here[i + stride] + here[i - stride] - 2 * here[i];
        float dxy = (here[i + stride + 1] - here[i + stride - 1] - here[i - stride + 1] + here[i - stride - 1]) / 4;
        float trace = dxx + dyy;
        float determinant = dxx * dyy - dxy * dxy;
        if (determinant <= 0 || trace * trace * EDGE_RATIO >= (EDGE_RATIO + 1) * (EDGE_RATIO + 1) * determinant) {
            return;
        }
        float dx = (here[i + 1] - here[i - 1]) / 2;
        float dy = (here[i + stride] - here[i - stride]) / 2;
        float ds = (above[i] - below[i]) / 2;
        float dss = above[i] + below[i] - 2 * here[i];
        float offsetX = offset(dx, dxx);
        float offsetY = offset(dy, dyy);
        float offsetScale = offset(ds, dss);
        float response = Math.abs(here[i] + (dx * offsetX + dy * offsetY + ds * offsetScale) / 2);
        if (response >= threshold) {
            float exact = scale + offsetScale;
            found.add(new Keypoint(
                    octave,
                    Math.clamp(Math.round(exact), 0, octave.blurred.length - 1),
                    x + offsetX,
                    y + offsetY,
                    (float) Octave.sigma(exact),
                    response));
        }
    }

    private static float offset(float first, float second) {
        return second == 0 ? 0 : Math.clamp(-first / second, -0.5f, 0.5f);
    }
}
