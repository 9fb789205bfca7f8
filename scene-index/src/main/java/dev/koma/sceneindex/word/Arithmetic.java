package dev.koma.sceneindex.word;

/**
 * The sums that words are found with. Whether vector instructions make them or plain Java, the results are the same to the last
 * bit: terms are added in the same order.
 */
interface Arithmetic {
    /** With vector instructions where the JVM was started with their module, otherwise in plain Java. */
    static Arithmetic fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorArithmetic()
                : new PlainArithmetic();
    }

    /**
     * A row vector times a matrix.
     *
     * @param values begin at {@code offset}, one for each row of the matrix
     * @param matrix row by row
     * @param out one for each column, beginning at {@code to}
     * @param columns a multiple of 32
     */
    void multiply(float[] values, int offset, float[] matrix, float[] out, int to, int columns);

    /**
     * The squared distances of many points from one.
     *
     * @param point its coordinates begin at {@code offset}
     * @param coordinates the first of all points, then the second of all, and so on
     * @param out one for each point, a multiple of 32
     */
    void distances(float[] point, int offset, float[] coordinates, float[] out);
}
