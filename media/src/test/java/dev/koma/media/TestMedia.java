package dev.koma.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes media with the FFmpeg programs that the jars carry. */
public final class TestMedia {
    private TestMedia() {}

    /** Runs {@code ffmpeg args... file}; arguments are split at spaces. */
    public static Path make(Path file, String args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
        command.addAll(List.of(args.trim().split("\\s+")));
        command.add("file:" + file);
        run(Natives.ffmpeg(command));
        return file;
    }

    /** Presentation times in seconds of the shown frames of the first video stream, as ffprobe sees them, from the file's start on; NaN without. */
    public static List<Double> times(Path file) throws IOException, InterruptedException {
        double start = Double.parseDouble(
                probe(file, "-show_entries format=start_time").getFirst());
        List<Double> times = new ArrayList<>();
        for (String line : probe(file, "-select_streams v:0 -show_entries frame=best_effort_timestamp_time")) {
            String time = line.replace(",", "");
            times.add(time.equals("N/A") ? Double.NaN : Double.parseDouble(time) - start);
        }
        return times;
    }

    /** Lines that {@code ffprobe args... file} prints. */
    public static List<String> probe(Path file, String args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-v", "error", "-of", "csv=p=0"));
        command.addAll(List.of(args.trim().split("\\s+")));
        command.add("file:" + file);
        return run(Natives.ffprobe(command))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(builder.command() + " failed: " + output);
        }
        return output;
    }
}
