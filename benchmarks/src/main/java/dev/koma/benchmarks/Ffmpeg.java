package dev.koma.benchmarks;

import dev.koma.media.Natives;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The executable that comes with the FFmpeg library that Koma decodes with. */
final class Ffmpeg {
    private Ffmpeg() {}

    /** Runs to the end and returns standard output. */
    static byte[] run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        command.addAll(List.of(arguments));
        Process process = Natives.ffmpeg(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("ffmpeg failed: " + command);
        }
        return output;
    }
}
