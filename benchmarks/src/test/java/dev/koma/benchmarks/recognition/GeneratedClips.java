package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.alteration.Scenery;
import dev.koma.benchmarks.video.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Clips for clones that have no films beside them: FFmpeg's moving test pictures, and slow zooms into scenery. */
final class GeneratedClips {
    private static final int SCENES = 5;

    private GeneratedClips() {}

    static void make(Path folder) throws IOException, InterruptedException {
        source(folder.resolve("mandelbrot.mkv"), "mandelbrot=size=320x180:rate=12:maxiter=400:start_scale=2");
        source(folder.resolve("carpet.mkv"), "sierpinski=size=320x180:rate=12:type=carpet:seed=3");
        source(folder.resolve("test-card.mkv"), "testsrc2=size=320x180:rate=12");
        source(
                folder.resolve("life.mkv"),
                "life=size=80x45:rate=4:mold=20:ratio=0.2:seed=7:death_color=#204080:life_color=#f0d060,scale=320:180");
        for (int film = 0; film < 3; film++) {
            scenery(folder, film);
        }
    }

    private static void source(Path video, String source) throws IOException, InterruptedException {
        encode(video, List.of("-f", "lavfi", "-i", source, "-t", "8"));
    }

    private static void scenery(Path folder, int film) throws IOException, InterruptedException {
        Path scenes = Files.createTempDirectory("koma-scenes");
        try {
            for (int i = 0; i < SCENES; i++) {
                ImageIO.write(
                        Scenery.make(new SplittableRandom(100L * film + i), 960, 540),
                        "png",
                        scenes.resolve(i + ".png").toFile());
            }
            encode(
                    folder.resolve("scenery-" + film + ".mkv"),
                    List.of(
                            "-framerate",
                            "0.5",
                            "-start_number",
                            "0",
                            "-i",
                            scenes.resolve("%d.png").toString(),
                            "-vf",
                            "zoompan=z='1+0.012*mod(on,24)':x='iw*0.01*mod(on,24)':d=24:s=320x180:fps=12"));
        } finally {
            for (int i = 0; i < SCENES; i++) {
                Files.deleteIfExists(scenes.resolve(i + ".png"));
            }
            Files.delete(scenes);
        }
    }

    private static void encode(Path video, List<String> input) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-c:v", "mpeg4", "-q:v", "4", "-g", "24", "-threads", "1", video.toString()));
        Ffmpeg.run(arguments.toArray(String[]::new));
    }
}
