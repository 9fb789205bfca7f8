package dev.koma.sceneindex.word;

import java.util.Arrays;

/** In plain Java. */
final class PlainArithmetic implements Arithmetic {
    @Override
    public void multiply(float[] values, int offset, float[] matrix, float[] out, int to, int columns) {
        Arrays.fill(out, to, to + columns, 0);
        for (int i = 0, row = 0; row < matrix.length; i++, row += columns) {
            float value = values[offset + i];
            for (int j = 0; j < columns; j++) {
                out[to + j] += value * matrix[row + j];
            }
        }
    }

    @Override
    public void distances(float[] point, int offset, float[] coordinates, float[] out) {
        Arrays.fill(out, 0);
        for (int i = 0, row = 0; row < coordinates.length; i++, row += out.length) {
            float value = point[offset + i];
            for (int c = 0; c < out.length; c++) {
                float difference = value - coordinates[row + c];
                out[c] += difference * difference;
            }
        }
    }
}
