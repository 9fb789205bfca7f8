package dev.koma.sceneindex.feature;

/** In plain Java. */
final class PlainFilters implements Filters {
    @Override
    public void mix(float[] from, int start, int step, float[] kernel, float[] to, int offset, int count) {
        mix(from, start, step, kernel, to, offset, 0, count);
    }

    static void mix(float[] from, int start, int step, float[] kernel, float[] to, int offset, int first, int count) {
        for (int i = first; i < count; i++) {
            int at = start + i;
            float sum = kernel[0] * from[at];
            for (int k = 1, away = step; k < kernel.length; k++, away += step) {
                sum += kernel[k] * (from[at - away] + from[at + away]);
            }
            to[offset + i] = sum;
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
