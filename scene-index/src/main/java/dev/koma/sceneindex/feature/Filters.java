package dev.koma.sceneindex.feature;

/**
 * The inner loops of a scale space, which take most of its time. Whether vector instructions do them or plain Java, the results
 * are the same to the last bit: sums are made in the same order.
 */
interface Filters {
    /** With vector instructions where the JVM was started with their module, otherwise in plain Java. */
    static Filters fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorFilters()
                : new PlainFilters();
    }

    /**
     * Each of {@code count} values with its neighbours along one direction, weighted.
     *
     * @param from the values begin at {@code start}; neighbours are {@code step} apart
     * @param kernel weight of the value itself, then those of its neighbours on both sides
     * @param to the sums begin at {@code offset}
     */
    void mix(float[] from, int start, int step, float[] kernel, float[] to, int offset, int count);

    /**
     * Tells where three planes may have an extremum: not below 0 where a value's difference to both neighbours has the same sign,
     * along the row, the column and the scale, and where it is at least {@code least} away from 0.
     *
     * @param start where the row begins in the planes
     * @param stride values from one row to the next
     * @param likely one value for each place of the row
     */
    void likely(float[] below, float[] here, float[] above, int start, int stride, float least, float[] likely);
}
