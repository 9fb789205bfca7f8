package dev.koma.sceneindex.picture;

import static dev.koma.sceneindex.picture.FrameSize.CHROMA_WIDTH;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_HEIGHT;
import static dev.koma.sceneindex.picture.FrameSize.LUMA_WIDTH;

/**
 * One channel of a picture at luma size, each value the mean over the exact, fractional area that it covers, so that the
 * same picture at two sizes gives nearly the same planes.
 */
final class AreaMean {
    private final float[] plane;

    private AreaMean(float[] plane) {
        this.plane = plane;
    }

    static AreaMean of(Picture picture, Box part, int channel) {
        float[] narrow = new float[LUMA_WIDTH * part.height()];
        Span[] columns = spans(part.width(), LUMA_WIDTH);
        byte[] rgb = picture.rgb();
        for (int row = 0; row < part.height(); row++) {
            int base = ((part.y() + row) * picture.width() + part.x()) * 3 + channel;
            for (int i = 0; i < LUMA_WIDTH; i++) {
                Span span = columns[i];
                float sum = span.firstWeight * (rgb[base + span.first * 3] & 0xff);
                for (int x = span.first + 1; x < span.last; x++) {
                    sum += rgb[base + x * 3] & 0xff;
                }
                if (span.last > span.first) {
                    sum += span.lastWeight * (rgb[base + span.last * 3] & 0xff);
                }
                narrow[row * LUMA_WIDTH + i] = sum / span.length;
            }
        }
        return new AreaMean(shorten(narrow, part.height()));
    }

    private static float[] shorten(float[] narrow, int height) {
        float[] small = new float[LUMA_WIDTH * LUMA_HEIGHT];
        Span[] rows = spans(height, LUMA_HEIGHT);
        for (int j = 0; j < LUMA_HEIGHT; j++) {
            Span span = rows[j];
            for (int y = span.first; y <= span.last; y++) {
                float weight = y == span.first ? span.firstWeight : y == span.last ? span.lastWeight : 1;
                for (int i = 0; i < LUMA_WIDTH; i++) {
                    small[j * LUMA_WIDTH + i] += weight / span.length * narrow[y * LUMA_WIDTH + i];
                }
            }
        }
        return small;
    }

    float at(int index) {
        return plane[index];
    }

    /** The mean of the four luma pixels that one chroma pixel covers. */
    float ofFour(int index) {
        int i = index / CHROMA_WIDTH * 2 * LUMA_WIDTH + index % CHROMA_WIDTH * 2;
        return (plane[i] + plane[i + 1] + plane[i + LUMA_WIDTH] + plane[i + LUMA_WIDTH + 1]) / 4;
    }

    private static Span[] spans(int from, int to) {
        Span[] spans = new Span[to];
        for (int i = 0; i < to; i++) {
            spans[i] = Span.of((double) from * i / to, (double) from * (i + 1) / to, from);
        }
        return spans;
    }

    /** Which source pixels one target pixel covers: the inner ones whole, the outer ones in part. */
    private record Span(int first, int last, float firstWeight, float lastWeight, float length) {
        static Span of(double start, double end, int limit) {
            int first = Math.min((int) start, limit - 1);
            int last = Math.clamp((int) Math.ceil(end - 1e-9) - 1, first, limit - 1);
            float length = (float) (end - start);
            return first == last
                    ? new Span(first, last, length, 0, length)
                    : new Span(first, last, (float) (first + 1 - start), (float) (end - last), length);
        }
    }
}
