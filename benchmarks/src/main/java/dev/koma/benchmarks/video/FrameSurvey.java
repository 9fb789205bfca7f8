package dev.koma.benchmarks.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * When each frame of a video is shown, and whether there is enough in it to be recognised.
 *
 * @param timesMicros presentation times on the player's clock, frame by frame
 * @param textured the numbers of the frames that show something
 */
record FrameSurvey(List<Long> timesMicros, BitSet textured) {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    /** Least standard deviation of luma. */
    private static final double CONTRAST = 14;
    /** Least share of pixels with an edge, and what an edge is: the length of the Sobel gradient. */
    private static final double EDGES = 0.04;

    private static final int EDGE = 40;

    static FrameSurvey of(Path video) throws IOException, InterruptedException {
        Path times = Files.createTempFile("koma-frame-times", ".txt");
        try {
            BitSet textured = Ffmpeg.read(
                    FrameSurvey::textured,
                    "-i",
                    video.toString(),
                    "-filter_complex",
                    "[0:v:0]scale=%d:%d:flags=area,format=gray,split[a][b]".formatted(WIDTH, HEIGHT),
                    "-map",
                    "[a]",
                    "-fps_mode",
                    "passthrough",
                    "-f",
                    "rawvideo",
                    "pipe:1",
                    "-map",
                    "[b]",
                    "-fps_mode",
                    "passthrough",
                    "-enc_time_base",
                    "filter",
                    "-c:v",
                    "rawvideo",
                    "-f",
                    "framecrc",
                    times.toString());
            return new FrameSurvey(times(Files.readAllLines(times)), textured);
        } finally {
            Files.delete(times);
        }
    }

    /** Lines such as {@code 0, 1, 1, 1, 14400, 0x1234}: stream, decoding time, presentation time, all in units of #tb. */
    private static List<Long> times(List<String> lines) throws IOException {
        List<Long> times = new ArrayList<>();
        double unit = 0;
        for (String line : lines) {
            if (line.startsWith("#tb 0:")) {
                String[] fraction = line.substring(6).strip().split("/");
                unit = 1e6 * Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]);
            } else if (!line.startsWith("#")) {
                times.add(Math.round(Long.parseLong(line.split(",")[2].strip()) * unit));
            }
        }
        if (unit == 0 && !times.isEmpty()) {
            throw new IOException("ffmpeg lists times without a unit");
        }
        return times;
    }

    private static BitSet textured(InputStream frames) throws IOException {
        BitSet textured = new BitSet();
        byte[] luma = new byte[WIDTH * HEIGHT];
        for (int number = 0; frames.readNBytes(luma, 0, luma.length) == luma.length; number++) {
            textured.set(number, isTextured(luma));
        }
        return textured;
    }

    private static boolean isTextured(byte[] luma) {
        double sum = 0;
        double squares = 0;
        for (byte value : luma) {
            sum += value & 0xff;
            squares += (value & 0xff) * (value & 0xff);
        }
        double mean = sum / luma.length;
        return Math.sqrt(Math.max(0, squares / luma.length - mean * mean)) > CONTRAST
                && edges(luma) > EDGES * luma.length;
    }

    private static int edges(byte[] luma) {
        int edges = 0;
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int i = y * WIDTH + 1; i < (y + 1) * WIDTH - 1; i++) {
                int across = column(luma, i + 1) - column(luma, i - 1);
                int down = row(luma, i + WIDTH) - row(luma, i - WIDTH);
                edges += across * across + down * down > EDGE * EDGE ? 1 : 0;
            }
        }
        return edges;
    }

    private static int column(byte[] luma, int i) {
        return (luma[i - WIDTH] & 0xff) + 2 * (luma[i] & 0xff) + (luma[i + WIDTH] & 0xff);
    }

    private static int row(byte[] luma, int i) {
        return (luma[i - 1] & 0xff) + 2 * (luma[i] & 0xff) + (luma[i + 1] & 0xff);
    }
}
