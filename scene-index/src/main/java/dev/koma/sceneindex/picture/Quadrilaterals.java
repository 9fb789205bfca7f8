package dev.koma.sceneindex.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds four-sided regions of a picture that may be a screen seen at an angle. Straight edges are found by the Hough transform
 * in which each pixel votes for the lines along its own edge (Duda and Hart, "Use of the Hough Transformation to Detect Lines
 * and Curves in Pictures", 1972; with the gradient's direction after Ballard, 1981); then pairs of them that run across and
 * pairs that run down are tried for an edge all along the four sides.
 */
public final class Quadrilaterals {
    /** Most regions to return. */
    public static final int MOST = 3;
    /** Longer side of the picture in which edges are looked for, in pixels. */
    private static final int SIDE = 320;
    /** Steps of a half turn. */
    private static final int ANGLES = 120;
    /** How far, in steps, the edge of a pixel may be turned from the line that it votes for. */
    private static final int BLUR = 2;
    /** Lines that are turned more than this, in steps, are neither sides nor top or bottom. */
    private static final int STEEP = 20;
    /** Pixels of a line's distance from the middle to a step. */
    private static final int STEP = 2;
    /** Most lines that run across, and down. */
    private static final int LINES = 9;
    /** Share of the pixels that are edges. */
    private static final double EDGES = 0.12;
    /** Faintest edge, in grey levels a pixel. */
    private static final float FAINTEST = 4;
    /** Least part of each side along which there is an edge, and on average. */
    private static final double LEAST_SUPPORT = 0.5;

    private static final double LEAST_MEAN_SUPPORT = 0.7;
    /** Smallest area, as a share of the picture's. */
    private static final double LEAST_AREA = 0.06;
    /** Points of a side that are looked at. */
    private static final int POINTS = 32;
    /** Regions whose corners differ less, as a share of their size, are the same. */
    private static final double SAME = 0.025;
    /** How far outside the picture a corner may lie, as a share of the picture's longer side. */
    private static final double OUTSIDE = 0.02;

    private final int width;
    private final int height;
    private final float[] gx;
    private final float[] gy;
    private final float threshold;

    private Quadrilaterals(GreyPicture picture) {
        width = picture.width();
        height = picture.height();
        gx = new float[width * height];
        gy = new float[width * height];
        byte[] luma = picture.luma();
        for (int y = 1; y + 1 < height; y++) {
            for (int x = 1; x + 1 < width; x++) {
                int i = y * width + x;
                gx[i] = sobel(luma, i, 1, width);
                gy[i] = sobel(luma, i, width, 1);
            }
        }
        threshold = Math.max(FAINTEST, quantile());
    }

    /** Up to {@link #MOST} regions, those with the plainest sides first; none of them is upright. */
    public static List<Homography> of(Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        if (Math.min(picture.width(), picture.height()) < 64) {
            return List.of();
        }
        GreyPicture small = GreyPicture.of(picture, Box.of(picture), Math.min(SIDE, longer));
        double scale = (double) picture.width() / small.width();
        return new Quadrilaterals(small)
                .find().stream().map(region -> region.place(scale)).toList();
    }

    private static float sobel(byte[] luma, int i, int along, int across) {
        return ((luma[i + along - across] & 0xff)
                        + 2 * (luma[i + along] & 0xff)
                        + (luma[i + along + across] & 0xff)
                        - (luma[i - along - across] & 0xff)
                        - 2 * (luma[i - along] & 0xff)
                        - (luma[i - along + across] & 0xff))
                / 8f;
    }

    /** The strength of edge that only the strongest pixels have. */
    private float quantile() {
        int[] histogram = new int[512];
        for (int i = 0; i < gx.length; i++) {
            histogram[Math.min(511, (int) (2 * Math.hypot(gx[i], gy[i])))]++;
        }
        int left = (int) (EDGES * gx.length);
        int bin = 511;
        while (bin > 0 && left > 0) {
            left -= histogram[bin--];
        }
        return bin / 2f;
    }

    /** A line: the points for which {@code nx * x + ny * y = distance}, counted from the middle of the picture. */
    private record Line(int angle, double nx, double ny, double distance, int votes) {}

    /** @param merit plain sides and size */
    private record Region(double[] x, double[] y, double merit) {
        Homography place(double scale) {
            return Homography.square(
                    new double[] {x[0] * scale, x[1] * scale, x[2] * scale, x[3] * scale},
                    new double[] {y[0] * scale, y[1] * scale, y[2] * scale, y[3] * scale});
        }
    }

    private List<Region> find() {
        int reach = (int) Math.ceil(Math.hypot(width, height) / 2 / STEP) + 1;
        int[][] votes = votes(reach);
        List<Line> across = lines(votes, reach, ANGLES / 2);
        List<Line> down = lines(votes, reach, 0);
        List<Region> regions = new ArrayList<>();
        for (Line top : across) {
            for (Line bottom : across) {
                if (top.distance < bottom.distance) {
                    for (Line left : down) {
                        for (Line right : down) {
                            add(regions, top, bottom, left, right);
                        }
                    }
                }
            }
        }
        regions.sort(Comparator.comparingDouble(region -> -region.merit));
        List<Region> best = new ArrayList<>();
        for (Region region : regions) {
            if (best.size() < MOST
                    && best.stream().noneMatch(other -> other.place(1).difference(region.place(1)) < SAME)) {
                best.add(region);
            }
        }
        return best;
    }

    private int[][] votes(int reach) {
        double[] cos = new double[ANGLES];
        double[] sin = new double[ANGLES];
        for (int a = 0; a < ANGLES; a++) {
            cos[a] = StrictMath.cos(Math.PI * a / ANGLES);
            sin[a] = StrictMath.sin(Math.PI * a / ANGLES);
        }
        int[][] votes = new int[ANGLES][2 * reach + 1];
        for (int y = 1; y + 1 < height; y++) {
            for (int x = 1; x + 1 < width; x++) {
                int i = y * width + x;
                if (gx[i] * gx[i] + gy[i] * gy[i] >= threshold * threshold) {
                    double turn = StrictMath.atan2(gy[i], gx[i]) / Math.PI * ANGLES;
                    int angle = Math.floorMod((int) Math.round(turn), ANGLES);
                    for (int a = angle - BLUR; a <= angle + BLUR; a++) {
                        int bin = Math.floorMod(a, ANGLES);
                        double distance = cos[bin] * (x - width / 2.0) + sin[bin] * (y - height / 2.0);
                        votes[bin][reach + (int) Math.round(distance / STEP)]++;
                    }
                }
            }
        }
        return votes;
    }

    /** The lines with most votes around one direction of their normals, no two of them nearly the same. */
    private List<Line> lines(int[][] votes, int reach, int direction) {
        List<Line> all = new ArrayList<>();
        int least = Math.min(width, height) / 6;
        for (int a = direction - STEEP; a <= direction + STEEP; a++) {
            int bin = Math.floorMod(a, ANGLES);
            // A normal that points the other way has a distance of the other sign.
            int sign = a < 0 ? -1 : 1;
            double nx = sign * StrictMath.cos(Math.PI * bin / ANGLES);
            double ny = sign * StrictMath.sin(Math.PI * bin / ANGLES);
            for (int d = 0; d <= 2 * reach; d++) {
                if (votes[bin][d] >= least) {
                    all.add(new Line(a, nx, ny, sign * (d - reach) * STEP, votes[bin][d]));
                }
            }
        }
        all.sort(Comparator.comparingInt((Line line) -> -line.votes)
                .thenComparingInt(Line::angle)
                .thenComparingDouble(Line::distance));
        List<Line> best = new ArrayList<>();
        for (Line line : all) {
            if (best.size() < LINES
                    && best.stream()
                            .noneMatch(other -> Math.abs(other.angle - line.angle) <= 3
                                    && Math.abs(other.distance - line.distance) <= 3 * STEP)) {
                best.add(line);
            }
        }
        return best;
    }

    private void add(List<Region> regions, Line top, Line bottom, Line left, Line right) {
        if (left.distance >= right.distance
                || top.angle == ANGLES / 2 && bottom.angle == ANGLES / 2 && left.angle == 0 && right.angle == 0) {
            return;
        }
        double[] x = new double[4];
        double[] y = new double[4];
        Line[][] corners = {{top, left}, {top, right}, {bottom, left}, {bottom, right}};
        double margin = OUTSIDE * Math.max(width, height);
        for (int i = 0; i < 4; i++) {
            Line a = corners[i][0];
            Line b = corners[i][1];
            double determinant = a.nx * b.ny - a.ny * b.nx;
            x[i] = (a.distance * b.ny - b.distance * a.ny) / determinant + width / 2.0 + 0.5;
            y[i] = (b.distance * a.nx - a.distance * b.nx) / determinant + height / 2.0 + 0.5;
            if (!(x[i] >= -margin && x[i] <= width + margin && y[i] >= -margin && y[i] <= height + margin)) {
                return;
            }
        }
        if (!isConvex(x, y)) {
            return;
        }
        double area = Math.abs((x[3] - x[0]) * (y[2] - y[1]) - (x[2] - x[1]) * (y[3] - y[0])) / 2;
        if (area < LEAST_AREA * width * height) {
            return;
        }
        double sum = 0;
        int[][] sides = {{0, 1}, {2, 3}, {0, 2}, {1, 3}};
        for (int[] side : sides) {
            double support = support(x[side[0]], y[side[0]], x[side[1]], y[side[1]]);
            if (support < LEAST_SUPPORT) {
                return;
            }
            sum += support / 4;
        }
        if (sum >= LEAST_MEAN_SUPPORT) {
            regions.add(new Region(x, y, sum * (0.5 + Math.sqrt(area / (width * height)))));
        }
    }

    /** Whether the way around the corners always turns right. */
    private static boolean isConvex(double[] x, double[] y) {
        int[] around = {0, 1, 3, 2, 0, 1};
        for (int i = 0; i < 4; i++) {
            int a = around[i];
            int b = around[i + 1];
            int c = around[i + 2];
            if ((x[b] - x[a]) * (y[c] - y[b]) - (y[b] - y[a]) * (x[c] - x[b]) < 1) {
                return false;
            }
        }
        return true;
    }

    /** The part of a side along which there is an edge of one polarity. */
    private double support(double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        double nx = -(y1 - y0) / length;
        double ny = (x1 - x0) / length;
        int rising = 0;
        int falling = 0;
        for (int k = 0; k < POINTS; k++) {
            double t = (k + 0.5) / POINTS;
            boolean up = false;
            boolean down = false;
            for (int off = -2; off <= 2; off++) {
                int x = (int) (x0 + t * (x1 - x0) + off * nx);
                int y = (int) (y0 + t * (y1 - y0) + off * ny);
                if (x >= 1 && y >= 1 && x < width - 1 && y < height - 1) {
                    double across = gx[y * width + x] * nx + gy[y * width + x] * ny;
                    up |= across > threshold * 0.6;
                    down |= across < -threshold * 0.6;
                }
            }
            rising += up ? 1 : 0;
            falling += down ? 1 : 0;
        }
        return (double) Math.max(rising, falling) / POINTS;
    }
}
