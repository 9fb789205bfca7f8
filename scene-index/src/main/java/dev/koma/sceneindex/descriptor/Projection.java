package dev.koma.sceneindex.descriptor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Projects the histograms of all cells to their {@value Descriptor#GRADIENTS} smoothest components: a cosine transform over
 * columns and rows, a Fourier transform over the orientations (which are cyclic). The constant component is left out: it is
 * about the same in every picture. Nothing is learnt, so the descriptor does not depend on any training material.
 */
final class Projection {
    /** {@code [histogram value][component]}: the inner loop runs over components, which the compiler vectorises. */
    private final float[][] basis;

    Projection(int columns, int rows, int orientations) {
        List<Component> all = new ArrayList<>();
        for (int u = 0; u < columns; u++) {
            for (int v = 0; v < rows; v++) {
                for (int w = 0; w < orientations; w++) {
                    all.add(new Component(u, v, w));
                }
            }
        }
        all.remove(0);
        all.sort(Comparator.comparingDouble(c -> c.roughness(columns, rows, orientations)));
        basis = new float[columns * rows * orientations][Descriptor.GRADIENTS];
        for (int i = 0; i < Descriptor.GRADIENTS; i++) {
            float[] vector = all.get(i).vector(columns, rows, orientations);
            for (int j = 0; j < vector.length; j++) {
                basis[j][i] = vector[j];
            }
        }
    }

    /** Writes the components of {@code histograms} ({@code [row][column][orientation]} flattened) to {@code out}. */
    void project(float[] histograms, float[] out) {
        Arrays.fill(out, 0);
        for (int j = 0; j < basis.length; j++) {
            float value = histograms[j];
            float[] row = basis[j];
            for (int i = 0; i < Descriptor.GRADIENTS; i++) {
                out[i] += row[i] * value;
            }
        }
    }

    /** One basis function: frequencies along columns, rows and orientations. */
    private record Component(int u, int v, int w) {
        double roughness(int columns, int rows, int orientations) {
            double x = (double) u / columns;
            double y = (double) v / rows;
            double z = (double) ((w + 1) / 2) / orientations * 2;
            return x * x + y * y + z * z + 1e-6 * (u + 2 * v + 3 * w);
        }

        float[] vector(int columns, int rows, int orientations) {
            float[] vector = new float[columns * rows * orientations];
            double squares = 0;
            for (int row = 0, i = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    for (int o = 0; o < orientations; o++, i++) {
                        double value = StrictMath.cos(Math.PI * u * (column + 0.5) / columns)
                                * StrictMath.cos(Math.PI * v * (row + 0.5) / rows)
                                * wave(o, orientations);
                        vector[i] = (float) value;
                        squares += value * value;
                    }
                }
            }
            float norm = (float) Math.sqrt(squares);
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= norm;
            }
            return vector;
        }

        private double wave(int orientation, int orientations) {
            double phase = 2 * Math.PI * ((w + 1) / 2) * orientation / orientations;
            return w % 2 == 0 ? (w == 0 ? 1 : StrictMath.sin(phase)) : StrictMath.cos(phase);
        }
    }
}
