package dev.koma.benchmarks.alteration;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Reduces a picture to few colours, as GIF does: median cut (Heckbert 1982), with or without an ordered dither. */
final class Palette {
    /** Bayer's 4x4 matrix. */
    private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    private static final int DITHER_STEPS = 24;

    private Palette() {}

    static BufferedImage reduce(BufferedImage image, int colours, boolean dither) {
        int[] palette = medianCut(Pixels.of(image), colours);
        BufferedImage reduced = Pixels.blank(image.getWidth(), image.getHeight());
        int[] from = Pixels.of(image);
        int[] to = Pixels.of(reduced);
        for (int i = 0; i < from.length; i++) {
            int x = i % image.getWidth();
            int y = i / image.getWidth();
            double shift = dither ? (BAYER[(y & 3) * 4 + (x & 3)] / 15.0 - 0.5) * DITHER_STEPS : 0;
            to[i] = nearest(
                    palette, Pixels.red(from[i]) + shift, Pixels.green(from[i]) + shift, Pixels.blue(from[i]) + shift);
        }
        return reduced;
    }

    private static int nearest(int[] palette, double red, double green, double blue) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int colour : palette) {
            double r = Pixels.red(colour) - red;
            double g = Pixels.green(colour) - green;
            double b = Pixels.blue(colour) - blue;
            double distance = r * r + g * g + b * b;
            if (distance < least) {
                least = distance;
                best = colour;
            }
        }
        return best;
    }

    private static int[] medianCut(int[] pixels, int colours) {
        List<Colours> boxes = new ArrayList<>(List.of(Colours.of(pixels.clone(), 0, pixels.length)));
        while (boxes.size() < colours) {
            Colours widest = boxes.getFirst();
            for (Colours box : boxes) {
                widest = box.range > widest.range ? box : widest;
            }
            if (widest.range == 0) {
                break;
            }
            boxes.remove(widest);
            boxes.addAll(widest.halves());
        }
        return boxes.stream().mapToInt(Colours::mean).toArray();
    }

    /** The pixels from start to end; they differ most in the channel at this shift, by the range. */
    private record Colours(int[] pixels, int start, int end, int shift, int range) {
        static Colours of(int[] pixels, int start, int end) {
            int widest = 0;
            int range = -1;
            for (int shift = 0; shift <= 16; shift += 8) {
                int least = 255;
                int most = 0;
                for (int i = start; i < end; i++) {
                    int value = pixels[i] >> shift & 0xff;
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
                if (most - least > range) {
                    range = most - least;
                    widest = shift;
                }
            }
            return new Colours(pixels, start, end, widest, range);
        }

        /** Cut where half of the pixels are on each side, by counting, both sides holding something. */
        List<Colours> halves() {
            int[] counts = new int[256];
            for (int i = start; i < end; i++) {
                counts[pixels[i] >> shift & 0xff]++;
            }
            int least = 0;
            while (counts[least] == 0) {
                least++;
            }
            int below = counts[least];
            int cut = least + 1;
            while (below + counts[cut] <= (end - start) / 2) {
                below += counts[cut++];
            }
            int low = start;
            for (int i = start; i < end; i++) {
                if ((pixels[i] >> shift & 0xff) < cut) {
                    int swap = pixels[low];
                    pixels[low++] = pixels[i];
                    pixels[i] = swap;
                }
            }
            return List.of(of(pixels, start, low), of(pixels, low, end));
        }

        int mean() {
            double red = 0;
            double green = 0;
            double blue = 0;
            for (int i = start; i < end; i++) {
                red += Pixels.red(pixels[i]);
                green += Pixels.green(pixels[i]);
                blue += Pixels.blue(pixels[i]);
            }
            int count = end - start;
            return Pixels.rgb(red / count, green / count, blue / count);
        }
    }
}
