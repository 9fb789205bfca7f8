package dev.koma.benchmarks.video;

import dev.koma.media.Natives;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The executable that comes with the FFmpeg library that Koma decodes with. */
public final class Ffmpeg {
    private Ffmpeg() {}

    /** What is done with standard output while ffmpeg runs. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(InputStream output) throws IOException;
    }

    /** Runs to the end and returns standard output. */
    public static byte[] run(String... arguments) throws IOException, InterruptedException {
        return read(InputStream::readAllBytes, arguments);
    }

    /** Runs to the end, handing out standard output as it comes. */
    public static <T> T read(Reading<T> reading, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-nostdin", "-v", "fatal", "-y"));
        command.addAll(List.of(arguments));
        Process process = Natives.ffmpeg(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream output = new BufferedInputStream(process.getInputStream(), 1 << 20)) {
            T read = reading.from(output);
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg failed: " + command);
            }
            return read;
        } finally {
            process.destroyForcibly();
        }
    }
}
