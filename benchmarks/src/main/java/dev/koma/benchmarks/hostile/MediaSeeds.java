package dev.koma.benchmarks.hostile;

import dev.koma.benchmarks.video.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small good files of all formats that Koma takes, made by FFmpeg's encoders. */
final class MediaSeeds {
    private static final String STILL = "-f lavfi -i testsrc2=size=64x48:rate=5 -frames:v 1 ";
    private static final String MOVING = "-f lavfi -i testsrc2=size=64x48:rate=5:duration=2 ";
    private static final String SOUND = "-f lavfi -i sine=duration=1 ";

    private final Path folder;

    /** @param folder for files that FFmpeg writes */
    MediaSeeds(Path folder) {
        this.folder = folder;
    }

    /** By extension, all of which show a picture. */
    Map<String, byte[]> formats() throws IOException, InterruptedException {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("jpg", make("a.jpg", STILL + "-q:v 3"));
        seeds.put("png", make("a.png", STILL));
        seeds.put("gif", make("a.gif", MOVING));
        seeds.put("webp", make("a.webp", STILL + "-c:v libwebp"));
        seeds.put("animated.webp", make("b.webp", MOVING + "-c:v libwebp_anim"));
        seeds.put("apng", make("a.apng", MOVING));
        seeds.put("bmp", make("a.bmp", STILL));
        seeds.put("tiff", make("a.tiff", STILL));
        seeds.put("avif", avif("testsrc2=size=64x48"));
        seeds.put("tiled.avif", tiled().grid(2, 2, 100, 80, true));
        seeds.put("mp4", film());
        seeds.put("h264.mp4", make("h.mp4", MOVING + "-c:v libopenh264"));
        seeds.put("mkv", make("a.mkv", MOVING + "-c:v ffv1"));
        seeds.put("webm", make("a.webm", MOVING + "-c:v libvpx -b:v 1M"));
        seeds.put("avi", make("a.avi", MOVING + "-c:v mjpeg"));
        seeds.put("ts", make("a.ts", MOVING + "-c:v mpeg2video"));
        seeds.put("flv", make("a.flv", MOVING + "-c:v flv1"));
        return seeds;
    }

    /** With the index at its end. */
    byte[] film() throws IOException, InterruptedException {
        return make("a.mp4", MOVING + "-c:v mpeg4 -g 5");
    }

    byte[] avif(String source) throws IOException, InterruptedException {
        return make(
                "a.avif", "-f lavfi -i " + source + " -frames:v 1 -c:v libaom-av1 -cpu-used 8 -crf 5 -still-picture 1");
    }

    /** Four tiles of 64 x 48: red, green, blue, white. */
    TiledHeif tiled() throws IOException, InterruptedException {
        List<byte[]> tiles = new ArrayList<>();
        for (String colour : List.of("red", "lime", "blue", "white")) {
            tiles.add(avif("color=" + colour + ":size=64x48,format=yuv444p"));
        }
        return new TiledHeif(tiles, 64, 48);
    }

    byte[] sound(String name, String encoder) throws IOException, InterruptedException {
        return make(name, SOUND + encoder);
    }

    /** Sound with a picture of its cover. */
    byte[] soundWithCover(String name) throws IOException, InterruptedException {
        return make(
                name, SOUND + STILL.replace("-frames:v 1", "") + "-frames:v 1 -c:v mjpeg -disposition:v attached_pic");
    }

    /** Runs {@code ffmpeg arguments name}; arguments are split at spaces. */
    byte[] make(String name, String arguments) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of(arguments.strip().split("\\s+")));
        all.add(file.toString());
        Ffmpeg.run(all.toArray(String[]::new));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }
}
