package dev.koma.benchmarks.alteration;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/** Pictures of type {@link BufferedImage#TYPE_INT_RGB}: a pixel is an int, red in bits 16 to 23, then green, then
 * blue; the bits above mean nothing. */
public final class Pixels {
    private Pixels() {}

    /** The pixels themselves, row by row: what is written to them is in the picture. */
    public static int[] of(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** A black picture. */
    public static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    static BufferedImage blank(int width, int height, int colour) {
        BufferedImage blank = blank(width, height);
        java.util.Arrays.fill(of(blank), colour);
        return blank;
    }

    /** The same picture in this type; a copy. */
    public static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = blank(image.getWidth(), image.getHeight());
        paste(image, copy, 0, 0);
        return copy;
    }

    static void paste(BufferedImage image, BufferedImage onto, int x, int y) {
        Graphics2D graphics = onto.createGraphics();
        graphics.drawImage(image, x, y, null);
        graphics.dispose();
    }

    /** A part of a picture, copied; what lies outside of the picture is cut off. */
    static BufferedImage cut(BufferedImage image, int x, int y, int width, int height) {
        int left = Math.clamp(x, 0, image.getWidth() - 1);
        int top = Math.clamp(y, 0, image.getHeight() - 1);
        BufferedImage cut =
                blank(Math.clamp(width, 1, image.getWidth() - left), Math.clamp(height, 1, image.getHeight() - top));
        paste(image, cut, -left, -top);
        return cut;
    }

    /** The picture within borders of one colour. */
    static BufferedImage framed(BufferedImage image, int top, int right, int bottom, int left, int colour) {
        BufferedImage framed = blank(image.getWidth() + left + right, image.getHeight() + top + bottom, colour);
        paste(image, framed, left, top);
        return framed;
    }

    /** Each pixel by itself. */
    static BufferedImage each(BufferedImage image, IntUnaryOperator change) {
        BufferedImage changed = blank(image.getWidth(), image.getHeight());
        int[] from = of(image);
        int[] to = of(changed);
        for (int i = 0; i < from.length; i++) {
            to[i] = change.applyAsInt(from[i]);
        }
        return changed;
    }

    /** A table for each channel, 256 values each. */
    static BufferedImage each(BufferedImage image, int[] red, int[] green, int[] blue) {
        return each(image, pixel -> rgb(red[red(pixel)], green[green(pixel)], blue[blue(pixel)]));
    }

    static int red(int pixel) {
        return pixel >> 16 & 0xff;
    }

    static int green(int pixel) {
        return pixel >> 8 & 0xff;
    }

    static int blue(int pixel) {
        return pixel & 0xff;
    }

    /** Values beyond 0 to 255 are clamped. */
    static int rgb(double red, double green, double blue) {
        return eight(red) << 16 | eight(green) << 8 | eight(blue);
    }

    static int grey(double value) {
        return rgb(value, value, value);
    }

    /** Luma by ITU-R BT.601. */
    static double luma(int pixel) {
        return 0.299 * red(pixel) + 0.587 * green(pixel) + 0.114 * blue(pixel);
    }

    static int anyColour(RandomGenerator random) {
        return random.nextInt(1 << 24);
    }

    /** Draws with smooth edges; the caller disposes of it. */
    static Graphics2D smooth(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    private static int eight(double value) {
        return (int) Math.clamp(Math.round(value), 0, 255);
    }
}
