package dev.koma.sceneindex.fine;

import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

import dev.koma.sceneindex.picture.Affine;
import dev.koma.sceneindex.picture.GreyPicture;

/**
 * Corrects an affine that is a little wrong, by a decoded frame that is about the one in the picture: steps of Gauss and
 * Newton on the squared differences of the luma, after Lucas and Kanade, "An Iterative Image Registration Technique" (1981),
 * with gain and offset of the luma free and large differences counting less.
 */
public final class Alignment {
    private static final int STEPS = 6;
    /** Six parameters of the affine, gain and offset. */
    private static final int UNKNOWNS = 8;
    /** Difference in grey levels at which a pixel counts half: it is covered, or has moved since. */
    private static final double LARGE_DIFFERENCE = 12;
    /** Keeps directions in which the picture says nothing as they are. */
    private static final double RIDGE = 1;
    /** The most by which a corner may move, as a share of the frame; a larger step is a failure. */
    private static final double MOST = 0.08;

    private final GreyPicture picture;
    private final byte[] frame;

    private Alignment(GreyPicture picture, byte[] frame) {
        this.picture = picture;
        this.frame = frame;
    }

    /**
     * Corrects an affine.
     *
     * @param frame luma of the decoded frame, {@code LUMA_WIDTH * LUMA_HEIGHT} bytes
     * @return the one under which the picture agrees best with the frame of those that were tried; {@code affine} itself when
     *     none is better
     */
    public static Affine refine(GreyPicture picture, Affine affine, byte[] frame) {
        return new Alignment(picture, frame).refine(affine);
    }

    private Affine refine(Affine start) {
        Affine best = start;
        Affine current = start;
        VisibleFrame warped = VisibleFrame.of(picture, start);
        double highest = agreement(warped);
        for (int i = 0; i < STEPS; i++) {
            double[] step = step(warped);
            if (!isSmall(step)) {
                break;
            }
            current = moved(current, step);
            warped = VisibleFrame.of(picture, current);
            double agreement = agreement(warped);
            if (agreement > highest) {
                highest = agreement;
                best = current;
            }
        }
        return best;
    }

    /** A negative agrees as well as its positive. */
    private double agreement(VisibleFrame warped) {
        return Math.abs(FrameComparison.of(warped).correlation(frame));
    }

    /** Solves the normal equations of {@code warped + gradient * displacement = gain * frame + offset}. */
    private double[] step(VisibleFrame warped) {
        Tone tone = Tone.of(warped, frame);
        double[][] matrix = new double[UNKNOWNS][UNKNOWNS];
        double[] right = new double[UNKNOWNS];
        double[] row = new double[UNKNOWNS];
        for (int y = 1; y < LUMA_HEIGHT - 1; y++) {
            for (int x = 1; x < LUMA_WIDTH - 1; x++) {
                int i = y * LUMA_WIDTH + x;
                if (!hasNeighbours(warped.visible(), i)) {
                    continue;
                }
                double value = warped.luma()[i] & 0xff;
                double expected = frame[i] & 0xff;
                fill(row, warped.luma(), x, y, expected);
                double difference = (value - tone.gain * expected - tone.offset) / LARGE_DIFFERENCE;
                double weight = 1 / (1 + difference * difference);
                for (int a = 0; a < UNKNOWNS; a++) {
                    for (int b = 0; b <= a; b++) {
                        matrix[a][b] += weight * row[a] * row[b];
                    }
                    right[a] -= weight * row[a] * value;
                }
            }
        }
        for (int a = 0; a < UNKNOWNS; a++) {
            matrix[a][a] += RIDGE;
        }
        new Cholesky(matrix).solve(right);
        return right;
    }

    private static void fill(double[] row, byte[] luma, int x, int y, double expected) {
        int i = y * LUMA_WIDTH + x;
        double u = (x + 0.5) / LUMA_WIDTH;
        double v = (y + 0.5) / LUMA_HEIGHT;
        double alongU = ((luma[i + 1] & 0xff) - (luma[i - 1] & 0xff)) / 2.0 * LUMA_WIDTH;
        double alongV = ((luma[i + LUMA_WIDTH] & 0xff) - (luma[i - LUMA_WIDTH] & 0xff)) / 2.0 * LUMA_HEIGHT;
        row[0] = alongU;
        row[1] = alongU * u;
        row[2] = alongU * v;
        row[3] = alongV;
        row[4] = alongV * u;
        row[5] = alongV * v;
        row[6] = -expected;
        row[7] = -1;
    }

    private static boolean hasNeighbours(boolean[] visible, int i) {
        return visible[i] && visible[i - 1] && visible[i + 1] && visible[i - LUMA_WIDTH] && visible[i + LUMA_WIDTH];
    }

    private static boolean isSmall(double[] step) {
        for (int corner = 0; corner < 4; corner++) {
            int u = corner % 2;
            int v = corner / 2;
            double du = step[0] + step[1] * u + step[2] * v;
            double dv = step[3] + step[4] * u + step[5] * v;
            if (!(Math.abs(du) <= MOST && Math.abs(dv) <= MOST)) {
                return false;
            }
        }
        return true;
    }

    /** The affine that puts a frame's point where the given one puts the displaced point. */
    private static Affine moved(Affine affine, double[] step) {
        double uu = 1 + step[1];
        double uv = step[2];
        double vu = step[4];
        double vv = 1 + step[5];
        return new Affine(
                affine.xu() * uu + affine.xv() * vu,
                affine.xu() * uv + affine.xv() * vv,
                affine.x(step[0], step[3]),
                affine.yu() * uu + affine.yv() * vu,
                affine.yu() * uv + affine.yv() * vv,
                affine.y(step[0], step[3]));
    }

    /** The least-squares line from a frame's luma to the picture's, to know which differences are large. */
    private record Tone(double gain, double offset) {
        static Tone of(VisibleFrame warped, byte[] frame) {
            double n = 0;
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (int i = 0; i < frame.length; i++) {
                if (warped.visible()[i]) {
                    double a = frame[i] & 0xff;
                    double b = warped.luma()[i] & 0xff;
                    n++;
                    x += a;
                    y += b;
                    xx += a * a;
                    xy += a * b;
                }
            }
            double variance = n * xx - x * x;
            double gain = variance > 0 ? (n * xy - x * y) / variance : 0;
            return new Tone(gain, n > 0 ? (y - gain * x) / n : 0);
        }
    }
}
