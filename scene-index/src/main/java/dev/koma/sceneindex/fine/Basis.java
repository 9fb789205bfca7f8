package dev.koma.sceneindex.fine;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.descriptor.VisibleHistograms;

/** How looks and histograms belong together. */
final class Basis {
    /** Histogram values of a frame. */
    static final int LENGTH = VisibleHistograms.CELLS * VisibleHistograms.ORIENTATIONS;
    /** {@code [histogram value][component]}, the components' vectors orthonormal. */
    static final double[][] VECTORS = Describer.basis();

    private static final double[][] GRAM = gram();

    private Basis() {}

    /** The components of a look in the histograms' scale. */
    static double[] components(byte[] look) {
        double[] components = new double[Descriptor.GRADIENTS];
        for (int i = 0; i < components.length; i++) {
            components[i] = look[i] / (double) Describer.STEPS;
        }
        return components;
    }

    /** How far two histogram values share the components of looks: an entry of {@code VECTORS * transpose(VECTORS)}. */
    static double shared(int value, int other) {
        return GRAM[value][other];
    }

    private static double[][] gram() {
        double[][] gram = new double[LENGTH][LENGTH];
        for (int a = 0; a < LENGTH; a++) {
            for (int b = 0; b < LENGTH; b++) {
                for (int i = 0; i < Descriptor.GRADIENTS; i++) {
                    gram[a][b] += VECTORS[a][i] * VECTORS[b][i];
                }
            }
        }
        return gram;
    }
}
