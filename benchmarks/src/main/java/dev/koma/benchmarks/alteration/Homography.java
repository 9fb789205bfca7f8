package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;

/**
 * A projective map of the plane: (x, y) goes to ((a x + b y + c) / w, (d x + e y + f) / w) with w = g x + h y + 1.
 *
 * @param values a to h
 */
record Homography(double[] values) {

    /** The map that takes four points to four others; each point is x, y. */
    static Homography between(double[][] from, double[][] to) {
        double[][] rows = new double[8][];
        for (int i = 0; i < 4; i++) {
            double x = from[i][0];
            double y = from[i][1];
            double u = to[i][0];
            double v = to[i][1];
            rows[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
            rows[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
        }
        return new Homography(solve(rows));
    }

    /** A turn about a point, clockwise on the screen. */
    static Homography turn(double degrees, double x, double y) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return new Homography(new double[] {cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y, 0, 0});
    }

    /** Gauss-Jordan elimination with the largest pivot. */
    private static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            double[] swap = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swap;
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : rows[row][column] / rows[column][column];
                for (int i = column; i <= size && factor != 0; i++) {
                    rows[row][i] -= factor * rows[column][i];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = rows[i][size] / rows[i][i];
        }
        return solution;
    }

    /**
     * Draws a picture, bilinear, where this map, which must lead from the target to the picture, finds it.
     *
     * @param onto what is seen beside the picture; drawn on
     */
    void draw(BufferedImage image, BufferedImage onto) {
        int[] out = Pixels.of(onto);
        for (int y = 0; y < onto.getHeight(); y++) {
            for (int x = 0; x < onto.getWidth(); x++) {
                double px = x + 0.5;
                double py = y + 0.5;
                double w = values[6] * px + values[7] * py + 1;
                double u = (values[0] * px + values[1] * py + values[2]) / w - 0.5;
                double v = (values[3] * px + values[4] * py + values[5]) / w - 0.5;
                if (u > -1 && v > -1 && u < image.getWidth() && v < image.getHeight()) {
                    int at = y * onto.getWidth() + x;
                    out[at] = sample(image, u, v, out[at]);
                }
            }
        }
    }

    private static int sample(BufferedImage image, double u, double v, int outside) {
        int x = (int) Math.floor(u);
        int y = (int) Math.floor(v);
        double right = u - x;
        double low = v - y;
        double red = 0;
        double green = 0;
        double blue = 0;
        int[] pixels = Pixels.of(image);
        for (int k = 0; k < 4; k++) {
            int column = x + (k & 1);
            int row = y + (k >> 1);
            boolean inside = column >= 0 && row >= 0 && column < image.getWidth() && row < image.getHeight();
            int pixel = inside ? pixels[row * image.getWidth() + column] : outside;
            double weight = ((k & 1) == 0 ? 1 - right : right) * ((k >> 1) == 0 ? 1 - low : low);
            red += weight * Pixels.red(pixel);
            green += weight * Pixels.green(pixel);
            blue += weight * Pixels.blue(pixel);
        }
        return Pixels.rgb(red, green, blue);
    }
}
