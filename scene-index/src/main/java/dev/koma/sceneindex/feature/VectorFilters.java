package dev.koma.sceneindex.feature;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** With the processor's vector instructions; what is left at the end of a row in plain Java. */
final class VectorFilters implements Filters {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    @Override
    public void mix(float[] from, int start, int step, float[] kernel, float[] to, int offset, int count) {
        int end = SPECIES.loopBound(count);
        for (int i = 0; i < end; i += SPECIES.length()) {
            int at = start + i;
            FloatVector sum = FloatVector.fromArray(SPECIES, from, at).mul(kernel[0]);
            for (int k = 1, away = step; k < kernel.length; k++, away += step) {
                FloatVector both = FloatVector.fromArray(SPECIES, from, at - away)
                        .add(FloatVector.fromArray(SPECIES, from, at + away));
                sum = sum.add(both.mul(kernel[k]));
            }
            sum.intoArray(to, offset + i);
        }
        PlainFilters.mix(from, start, step, kernel, to, offset, end, count);
    }

    @Override
    public void likely(float[] below, float[] here, float[] above, int start, int stride, float least, float[] likely) {
        int end = SPECIES.loopBound(likely.length);
        for (int x = 0; x < end; x += SPECIES.length()) {
            int i = start + x;
            FloatVector value = FloatVector.fromArray(SPECIES, here, i);
            FloatVector across = product(value, here, i - 1, here, i + 1);
            FloatVector down = product(value, here, i - stride, here, i + stride);
            FloatVector through = product(value, below, i, above, i);
            across.min(down).min(through.min(value.abs().sub(least))).intoArray(likely, x);
        }
        PlainFilters.likely(below, here, above, start, stride, least, likely, end);
    }

    private static FloatVector product(FloatVector value, float[] one, int i, float[] other, int j) {
        return value.sub(FloatVector.fromArray(SPECIES, one, i))
                .mul(value.sub(FloatVector.fromArray(SPECIES, other, j)));
    }
}
