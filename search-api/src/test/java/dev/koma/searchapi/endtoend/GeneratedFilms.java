package dev.koma.searchapi.endtoend;

import dev.koma.media.Natives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes films and pictures with FFmpeg's program, from sources that it draws itself. */
final class GeneratedFilms {
    private static final long PATIENCE_SECONDS = 60;

    private GeneratedFilms() {}

    /** A film of three scenes of four seconds each, 25 frames a second, with a tone. */
    static void film(Path target, String... scenes) throws IOException, InterruptedException {
        Files.createDirectories(target.getParent());
        List<String> arguments = new ArrayList<>(List.of("-y"));
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < scenes.length; i++) {
            arguments.addAll(List.of("-f", "lavfi", "-t", "4", "-i", scenes[i]));
            joined.append("[")
                    .append(i)
                    .append(":v]format=yuv420p,setsar=1[v")
                    .append(i)
                    .append("];");
        }
        for (int i = 0; i < scenes.length; i++) {
            joined.append("[v").append(i).append("]");
        }
        joined.append("concat=n=").append(scenes.length).append(":v=1[out]");
        arguments.addAll(List.of("-f", "lavfi", "-t", "" + 4 * scenes.length, "-i", "sine=frequency=440"));
        arguments.addAll(List.of("-filter_complex", joined.toString(), "-map", "[out]", "-map", scenes.length + ":a"));
        arguments.addAll(List.of("-c:v", "libopenh264", "-b:v", "2M", "-g", "25", "-c:a", "aac", target.toString()));
        ffmpeg(arguments);
    }

    /** What a film shows at a time, as a JPEG of 640 pixels. */
    static byte[] screenshot(Path film, double seconds) throws IOException, InterruptedException {
        Path picture = Files.createTempFile("screenshot", ".jpg");
        try {
            ffmpeg(List.of(
                    "-y",
                    "-ss",
                    "" + seconds,
                    "-i",
                    film.toString(),
                    "-frames:v",
                    "1",
                    "-vf",
                    "scale=640:-2",
                    "-q:v",
                    "4",
                    picture.toString()));
            return Files.readAllBytes(picture);
        } finally {
            Files.delete(picture);
        }
    }

    private static void ffmpeg(List<String> arguments) throws IOException, InterruptedException {
        List<String> quiet = new ArrayList<>(List.of("-v", "error", "-nostdin"));
        quiet.addAll(arguments);
        ProcessBuilder builder = Natives.ffmpeg(quiet).redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(arguments + ": " + said);
        }
    }
}
