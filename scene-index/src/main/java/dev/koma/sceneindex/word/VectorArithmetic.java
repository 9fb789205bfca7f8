package dev.koma.sceneindex.word;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** With the processor's vector instructions; two sums at a time, so that one need not wait for itself. */
final class VectorArithmetic implements Arithmetic {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void multiply(float[] values, int offset, float[] matrix, float[] out, int to, int columns) {
        for (int j = 0; j < columns; j += 2 * LANES) {
            FloatVector one = FloatVector.zero(SPECIES);
            FloatVector two = FloatVector.zero(SPECIES);
            for (int i = offset, at = j; at < matrix.length; i++, at += columns) {
                one = one.add(FloatVector.fromArray(SPECIES, matrix, at).mul(values[i]));
                two = two.add(FloatVector.fromArray(SPECIES, matrix, at + LANES).mul(values[i]));
            }
            one.intoArray(out, to + j);
            two.intoArray(out, to + j + LANES);
        }
    }

    @Override
    public void distances(float[] point, int offset, float[] coordinates, float[] out) {
        for (int c = 0; c < out.length; c += 2 * LANES) {
            FloatVector one = FloatVector.zero(SPECIES);
            FloatVector two = FloatVector.zero(SPECIES);
            for (int i = offset, at = c; at < coordinates.length; i++, at += out.length) {
                FloatVector value = FloatVector.broadcast(SPECIES, point[i]);
                FloatVector first = value.sub(FloatVector.fromArray(SPECIES, coordinates, at));
                FloatVector second = value.sub(FloatVector.fromArray(SPECIES, coordinates, at + LANES));
                one = one.add(first.mul(first));
                two = two.add(second.mul(second));
            }
            one.intoArray(out, c);
            two.intoArray(out, c + LANES);
        }
    }
}
