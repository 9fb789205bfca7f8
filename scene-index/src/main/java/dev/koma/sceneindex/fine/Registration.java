package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.descriptor.CensusComparison;
import dev.koma.sceneindex.picture.Box;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.picture.Homography;

/**
 * Finds where exactly a frame lies in a picture, starting from a place that is a little wrong: the place under which what the
 * picture shows agrees best with the frame's census. Parameters are tried one after the other in steps that get smaller (Hooke
 * and Jeeves, "Direct Search Solution of Numerical and Statistical Problems", 1961). Immutable.
 */
public final class Registration {
    /** Steps, as shares of the frame: what its corners move by. */
    private static final double[] STEPS = {0.04, 0.02, 0.01, 0.005};

    private static final int ROUNDS = 3;
    private static final int PARAMETERS = 8;

    private final Sampler sampler;
    private final double area;

    /**
     * Prepares a picture.
     *
     * @param window what of the picture counts; the rest covers the frame, or is not of it
     */
    public Registration(GreyPicture picture, Box window) {
        this.sampler = new Sampler(picture, window);
        this.area = (double) picture.width() * picture.height();
    }

    /** Pixels of the picture. */
    public double area() {
        return area;
    }

    /** What the picture shows of a frame that lies at a place. */
    public CensusComparison see(Homography place) {
        return CensusComparison.ofCells(sampler.cells(place));
    }

    /** Prepares comparisons with frames that lie beside a place. */
    public Shifts around(Homography place) {
        return new Shifts(sampler, place);
    }

    /** The place of a frame near the given one under which the picture agrees best with the frame's census. */
    public Homography refine(Homography start, byte[] census) {
        Homography best = start;
        CensusComparison first = see(start);
        double firstShare = first.share();
        double correlation = first.correlation(census);
        double sign = correlation < 0 ? -1 : 1;
        double highest = sign * correlation;
        for (double step : STEPS) {
            boolean better = true;
            for (int round = 0; round < ROUNDS && better; round++) {
                better = false;
                for (int parameter = 0; parameter < PARAMETERS; parameter++) {
                    for (int way = -1; way <= 1; way += 2) {
                        Homography next = best.after(moved(parameter, way * step));
                        CensusComparison seen = see(next);
                        // What is pushed out of the picture must not make the rest agree better.
                        double value = sign * seen.correlation(census) * Math.min(1, seen.share() / firstShare);
                        if (value > highest) {
                            highest = value;
                            best = next;
                            better = true;
                            break;
                        }
                    }
                }
            }
        }
        return best;
    }

    /** Moves the frame in itself so that its corners move by about a step. */
    private static Homography moved(int parameter, double step) {
        double twice = 2 * step;
        return switch (parameter) {
            case 0 -> Homography.affine(1, 0, step, 0, 1, 0);
            case 1 -> Homography.affine(1, 0, 0, 0, 1, step);
            case 2 -> Homography.affine(1 + twice, 0, -step, 0, 1 + twice, -step);
            case 3 -> Homography.affine(1 + twice, 0, -step, 0, 1 - twice, step);
            case 4 -> Homography.affine(1, twice, -step, 0, 1, 0);
            case 5 -> Homography.affine(1, 0, 0, twice, 1, -step);
            case 6 -> receding(2 * twice, 0);
            default -> receding(0, 2 * twice);
        };
    }

    /** Recedes, while the middle stays where it is. */
    private static Homography receding(double wu, double wv) {
        Homography back = Homography.affine(1, 0, -0.5, 0, 1, -0.5);
        Homography tilt = new Homography(1, 0, 0, 0, 1, 0, wu, wv);
        return Homography.affine(1, 0, 0.5, 0, 1, 0.5).after(tilt.after(back));
    }
}
