package dev.koma.sceneindex.picture;

import java.util.Arrays;

/**
 * A picture in square blocks of pixels: the mean colour of each block, and how much its green varies. Small enough to look
 * at every pair of lines.
 *
 * @param side pixels of a block's side; what is left over at the right and at the bottom belongs to no block
 * @param columns blocks in a row
 * @param rows rows of blocks
 * @param rgb red, green and blue of each block, row by row, 0 to 255
 * @param range difference between the greatest and the least green in each block
 */
record Blocks(int side, int columns, int rows, int[] rgb, int[] range) {
    /** Blocks along the longer side of a picture, about. */
    private static final int LONGER_SIDE = 320;

    static Blocks of(Picture picture) {
        int side = Math.max(1, Math.round((float) Math.max(picture.width(), picture.height()) / LONGER_SIDE));
        int columns = Math.max(1, picture.width() / side);
        int rows = Math.max(1, picture.height() / side);
        side = Math.min(side, Math.min(picture.width(), picture.height()));
        Blocks blocks = new Blocks(side, columns, rows, new int[columns * rows * 3], new int[columns * rows]);
        for (int row = 0; row < rows; row++) {
            blocks.sumRow(picture, row);
        }
        return blocks;
    }

    private void sumRow(Picture picture, int row) {
        byte[] pixels = picture.rgb();
        int[] least = new int[columns];
        Arrays.fill(least, 255);
        for (int y = row * side; y < (row + 1) * side; y++) {
            int p = y * picture.width() * 3;
            for (int column = 0, b = row * columns; column < columns; column++, b++) {
                int red = 0;
                int green = 0;
                int blue = 0;
                int low = least[column];
                int high = range[b];
                for (int x = 0; x < side; x++, p += 3) {
                    int g = pixels[p + 1] & 0xff;
                    red += pixels[p] & 0xff;
                    green += g;
                    blue += pixels[p + 2] & 0xff;
                    low = Math.min(low, g);
                    high = Math.max(high, g);
                }
                rgb[b * 3] += red;
                rgb[b * 3 + 1] += green;
                rgb[b * 3 + 2] += blue;
                least[column] = low;
                range[b] = high;
            }
        }
        int area = side * side;
        for (int column = 0, b = row * columns; column < columns; column++, b++) {
            range[b] -= least[column];
            for (int i = b * 3; i < b * 3 + 3; i++) {
                rgb[i] = (rgb[i] + area / 2) / area;
            }
        }
    }

    /** Rows become columns. */
    Blocks transposed() {
        int[] turned = new int[rgb.length];
        int[] turnedRange = new int[range.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int from = y * columns + x;
                int to = x * rows + y;
                turnedRange[to] = range[from];
                System.arraycopy(rgb, from * 3, turned, to * 3, 3);
            }
        }
        return new Blocks(side, rows, columns, turned, turnedRange);
    }

    /** The greatest difference of a channel between two blocks. */
    int difference(int one, int other) {
        int i = one * 3;
        int j = other * 3;
        int difference = Math.abs(rgb[i] - rgb[j]);
        difference = Math.max(difference, Math.abs(rgb[i + 1] - rgb[j + 1]));
        return Math.max(difference, Math.abs(rgb[i + 2] - rgb[j + 2]));
    }
}
