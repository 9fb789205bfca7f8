package dev.koma.sceneindex.feature;

/** In plain Java. */
final class PlainFilters implements Filters {
    @Override
    public void mix(float[] from, int start, int step, float[] kernel, float[] to, int offset, int count) {
        mix(from, start, step, kernel, to, offset, 0, count);
    }

    /** Two neighbours on either side at a time, so that the sum is written less often. */
    static void mix(float[] from, int start, int step, float[] kernel, float[] to, int offset, int first, int count) {
        for (int i = first; i < count; i++) {
            to[offset + i] = kernel[0] * from[start + i];
        }
        int k = 1;
        for (; k + 1 < kernel.length; k += 2) {
            float a = kernel[k];
            float b = kernel[k + 1];
            int near = k * step;
            int far = near + step;
            for (int i = first; i < count; i++) {
                int at = start + i;
                to[offset + i] = to[offset + i]
                        + a * (from[at - near] + from[at + near])
                        + b * (from[at - far] + from[at + far]);
            }
        }
        if (k < kernel.length) {
            float a = kernel[k];
            int near = k * step;
            for (int i = first; i < count; i++) {
                to[offset + i] += a * (from[start + i - near] + from[start + i + near]);
            }
        }
    }

    @Override
    public void likely(float[] below, float[] here, float[] above, int start, int stride, float least, float[] likely) {
        likely(below, here, above, start, stride, least, likely, 0);
    }

    static void likely(
            float[] below, float[] here, float[] above, int start, int stride, float least, float[] likely, int first) {
        for (int x = first; x < likely.length; x++) {
            int i = start + x;
            float value = here[i];
            float across = (value - here[i - 1]) * (value - here[i + 1]);
            float down = (value - here[i - stride]) * (value - here[i + stride]);
            float through = (value - below[i]) * (value - above[i]);
            likely[x] = Math.min(Math.min(across, down), Math.min(through, Math.abs(value) - least));
        }
    }
}
