package dev.koma.indexbuilder.film;

import dev.koma.media.Natives;
import dev.koma.sceneindex.picture.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Makes short films with the FFmpeg that Koma carries; no two seeds look alike. */
public final class Film {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private Film() {}

    /** A film of three shots of equal length, in the container that the name's extension stands for. */
    public static Path make(Path file, int seed, double seconds) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        double shot = seconds / 3;
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        for (String source : List.of(
                "mandelbrot=s=%dx%d:r=25:start_scale=%.4f:start_x=%.4f",
                "life=s=%dx%d:r=25:mold=10:ratio=0.%d:seed=%d:life_color=0x%06x:death_color=0x202020",
                "testsrc2=s=%dx%d:r=25")) {
            arguments.addAll(List.of("-f", "lavfi", "-t", String.format(Locale.ROOT, "%.3f", shot), "-i"));
            arguments.add(source(source, seed));
        }
        arguments.addAll(List.of(
                "-filter_complex",
                "[2]hue=h=%d,rotate=%d*PI/20[c];[0][1][c]concat=n=3,format=yuv420p".formatted(seed * 37, seed)));
        arguments.addAll(codec(String.valueOf(file.getFileName())));
        arguments.add(file.toString());
        run(arguments);
        // Old enough not to be taken for a file that is still being written.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1 + seed))));
        return file;
    }

    private static String source(String source, int seed) {
        if (source.startsWith("mandelbrot")) {
            return String.format(Locale.ROOT, source, WIDTH, HEIGHT, 3.0 / (seed + 1), -0.7 + seed * 0.05);
        }
        if (source.startsWith("life")) {
            return String.format(Locale.ROOT, source, WIDTH, HEIGHT, 1 + seed % 8, seed, 0x40c080 + seed * 0x070503);
        }
        return String.format(Locale.ROOT, source, WIDTH, HEIGHT);
    }

    private static List<String> codec(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "webm" -> List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M");
            // Without its rate control, which fails on pictures as noisy as these.
            case "mp4", "mov", "m4v", "ts", "flv" -> List.of("-c:v", "libopenh264", "-rc_mode", "off", "-g", "25");
            case "wmv" -> List.of("-c:v", "wmv2", "-q:v", "4");
            case "mpg" -> List.of("-c:v", "mpeg2video", "-q:v", "4");
            case "ogv" -> List.of("-c:v", "libtheora", "-q:v", "7");
            default -> List.of("-c:v", "mpeg4", "-q:v", "4", "-g", "25");
        };
    }

    /** The picture that a player shows at a time. */
    public static Picture frame(Path film, double seconds) throws IOException, InterruptedException {
        Path raw = Files.createTempFile("frame", ".rgb");
        try {
            extract(film, seconds, List.of("-f", "rawvideo", "-pix_fmt", "rgb24"), raw);
            return new Picture(WIDTH, HEIGHT, Files.readAllBytes(raw));
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    /** The same, as a file in the format that its extension stands for. */
    public static Path still(Path film, double seconds, Path file) throws IOException, InterruptedException {
        extract(film, seconds, List.of(), file);
        return file;
    }

    private static void extract(Path film, double seconds, List<String> format, Path file)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-ss"));
        arguments.add(String.format(Locale.ROOT, "%.3f", seconds));
        arguments.addAll(List.of("-i", film.toString(), "-frames:v", "1"));
        arguments.addAll(format);
        arguments.add(file.toString());
        run(arguments);
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        Process process = Natives.ffmpeg(arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("ffmpeg " + arguments + ": " + said);
            }
        }
    }
}
