package dev.koma.benchmarks.hostile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** The files of all rows of the catalogue of bad inputs that are about what is inside a file. */
public final class HostileFiles {
    private HostileFiles() {}

    /** Makes them, which takes some seconds and 100 MB. */
    static List<HostileFile> all(MediaSeeds seeds, Decoys decoys) throws IOException, InterruptedException {
        List<HostileFile> files = new ArrayList<>(PngFiles.all());
        files.addAll(Playlists.all(decoys));
        files.addAll(IsoFiles.all(seeds.film(), seeds.avif("testsrc2=size=64x48"), decoys));
        files.addAll(jpegs(seeds));
        files.addAll(gifs(seeds));
        files.addAll(films(seeds, decoys));
        files.addAll(notWhatTheySeem(seeds));
        return files;
    }

    private static List<HostileFile> jpegs(MediaSeeds seeds) throws IOException, InterruptedException {
        byte[] jpeg = seeds.make("a.jpg", "-f lavfi -i testsrc2=size=320x240 -frames:v 1 -q:v 3");
        byte[] start = Arrays.copyOf(jpeg, 2);
        byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        return List.of(
                HostileFile.either("U19", "JPEG cut off", Bytes.tenths(jpeg, 4)),
                HostileFile.shown(
                        "U28",
                        "JPEG of 60000 segments",
                        Bytes.join(start, Bytes.repeated(Bytes.of(0xff, 0xe1, 0, 2), 60_000), rest)),
                HostileFile.either("U29", "JPEG of 10000 scans", manyScans(10_000)),
                HostileFile.refused("U32", "JPEG XL", Bytes.join(Bytes.of(0xff, 10), new byte[100])),
                HostileFile.refused(
                        "U20",
                        "WebP cut off",
                        Bytes.tenths(
                                seeds.make("a.webp", "-f lavfi -i testsrc2=size=320x240 -frames:v 1 -c:v libwebp"),
                                3)));
    }

    /** A progressive picture of two megapixels whose last scan is there again and again. */
    private static byte[] manyScans(int scans) throws IOException {
        BufferedImage image = new BufferedImage(2000, 1000, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(29);
        for (int i = 0; i < 10_000; i++) {
            image.setRGB(random.nextInt(2000), random.nextInt(1000), 0xffffff);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        byte[] jpeg = out.toByteArray();
        // An empty scan of one band: its head, and one run that says that nothing comes in the whole picture.
        byte[] scan = Bytes.of(0xff, 0xda, 0, 8, 1, 1, 0, 1, 5, 0, 0, 0);
        return Bytes.join(Arrays.copyOf(jpeg, jpeg.length - 2), Bytes.repeated(scan, scans), Bytes.of(0xff, 0xd9));
    }

    private static List<HostileFile> gifs(MediaSeeds seeds) throws IOException, InterruptedException {
        byte[] frame = Bytes.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0);
        byte[] colours = Bytes.of(0, 0, 0, 255, 255, 255);
        byte[] frames = Bytes.join(Bytes.repeated(frame, 200_000), Bytes.of(0x3b));
        byte[] moving = seeds.make("a.gif", "-f lavfi -i testsrc2=size=64x48:rate=5:duration=2");
        return List.of(
                HostileFile.shown(
                        "U30",
                        "GIF of 200000 frames",
                        Bytes.join(Bytes.of("GIF89a"), Bytes.of(1, 0, 1, 0, 0x80, 0, 0), colours, frames)),
                HostileFile.refused(
                        "U30",
                        "GIF that claims 16000 x 16000",
                        Bytes.join(Bytes.of("GIF89a"), Bytes.of(0x80, 0x3e, 0x80, 0x3e, 0x80, 0, 0), colours, frames)),
                HostileFile.shown("U21", "GIF cut off", Bytes.tenths(moving, 6)));
    }

    private static List<HostileFile> films(MediaSeeds seeds, Decoys decoys) throws IOException, InterruptedException {
        byte[] ts = seeds.make("a.ts", "-f lavfi -i testsrc2=size=320x240:rate=10:duration=4 -c:v mpeg2video -g 10");
        byte[] mkv = seeds.make("a.mkv", "-f lavfi -i testsrc2=size=64x48:duration=1 -c:v ffv1");
        List<HostileFile> files = new ArrayList<>();
        files.add(HostileFile.refused("U46", "AVI with a playlist for subtitles", avi(decoys)));
        files.add(HostileFile.either("U45", "MKV with a playlist attached", attached(mkv, decoys)));
        files.add(HostileFile.shown(
                "U51", "8K film", seeds.make("k.mp4", "-f lavfi -i color=teal:size=7680x4320 -frames:v 1 -c:v mpeg4")));
        for (String name : List.of("s.mp3", "s.m4a", "s.mka", "s.flac")) {
            files.add(HostileFile.refused("U52", name, seeds.sound(name, name.equals("s.mka") ? "-c:a flac" : "")));
        }
        files.add(HostileFile.refused("U53", "MP3 with a cover", seeds.soundWithCover("c.mp3")));
        files.add(HostileFile.shown("U53", "M4A with a cover", seeds.soundWithCover("c.m4a")));
        files.add(HostileFile.shown(
                "U54", "begins between key frames", Arrays.copyOfRange(ts, ts.length / 8 / 188 * 188, ts.length)));
        files.add(HostileFile.shown(
                "U54",
                "begins in black",
                seeds.make("b.mp4", "-f lavfi -i color=black:size=64x48:rate=5:duration=1 -c:v mpeg4")));
        files.add(HostileFile.shown(
                "U56",
                "4:4:4 of 10 bits with high dynamic range",
                seeds.make(
                        "h.mkv",
                        "-f lavfi -i testsrc2=size=64x48:duration=1 -pix_fmt yuv444p10le -c:v ffv1"
                                + " -color_trc smpte2084 -color_primaries bt2020 -colorspace bt2020nc")));
        return files;
    }

    /** What was found in 2017: subtitles in an AVI that are a playlist. */
    private static byte[] avi(Decoys decoys) {
        byte[] playlist = Bytes.of("#EXTM3U\n#EXTINF:1,\nhttp://" + decoys.address() + "/\n#EXT-X-ENDLIST\n");
        byte[] subtitles = Bytes.join(
                Bytes.of("GAB2\0"),
                little(2, 2),
                little(4, 2),
                Bytes.of("a\0"),
                little(4, 2),
                little(playlist.length, 4),
                playlist);
        byte[] stream =
                list("strl", riff("strh", Bytes.join(Bytes.of("txts"), new byte[52])), riff("strf", new byte[0]));
        byte[] headers = list("hdrl", riff("avih", new byte[56]), stream);
        return riff("RIFF", Bytes.join(Bytes.of("AVI "), headers, list("movi", riff("00tx", subtitles))));
    }

    /** An element behind the end of a Matroska file's segment, which has an unknown length there. */
    private static byte[] attached(byte[] mkv, Decoys decoys) {
        byte[] text = Bytes.of("ffconcat version 1.0\nfile http://" + decoys.address() + "/\n");
        byte[] file = Bytes.join(
                Bytes.of(0x46, 0x6e, 0x85), Bytes.of("a.txt"), Bytes.of(0x46, 0x5c, 0x80 | text.length), text);
        byte[] attachment = Bytes.join(Bytes.of(0x61, 0xa7, 0x40 | file.length >> 8, file.length), file);
        return Bytes.join(
                mkv, Bytes.of(0x19, 0x41, 0xa4, 0x69, 0x40 | attachment.length >> 8, attachment.length), attachment);
    }

    private static byte[] riff(String type, byte[] content) {
        return Bytes.join(Bytes.of(type), little(content.length, 4), content, new byte[content.length % 2]);
    }

    private static byte[] list(String type, byte[]... chunks) {
        return riff("LIST", Bytes.join(Bytes.of(type), Bytes.join(chunks)));
    }

    private static byte[] little(long value, int bytes) {
        byte[] eight = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return Arrays.copyOf(eight, bytes);
    }

    private static List<HostileFile> notWhatTheySeem(MediaSeeds seeds) throws IOException, InterruptedException {
        byte[] jpeg = seeds.make("a.jpg", "-f lavfi -i testsrc2=size=64x48 -frames:v 1");
        byte[] png = seeds.make("a.png", "-f lavfi -i testsrc2=size=64x48 -frames:v 1");
        byte[] gif = seeds.make("a.gif", "-f lavfi -i testsrc2=size=64x48 -frames:v 1");
        byte[] zip = Bytes.join(Bytes.of("PK\3\4"), new byte[200]);
        byte[] script = Bytes.of("<html><script>alert(1)</script></html>");
        byte[] noise = new byte[5000];
        new Random(59).nextBytes(noise);
        return List.of(
                HostileFile.shown("U57", "JPEG and ZIP", Bytes.join(jpeg, zip)),
                HostileFile.shown("U57", "GIF and JAR", Bytes.join(gif, zip)),
                HostileFile.shown("U57", "PNG and HTML", Bytes.join(png, script)),
                HostileFile.refused("U57", "PDF and JPEG", Bytes.join(Bytes.of("%PDF-1.4\n"), jpeg)),
                HostileFile.refused("U58", "GIF that is a script", Bytes.of("GIF89a/*\0\0\0*/=1;alert(1)//")),
                HostileFile.refused("U58", "HTML", script),
                HostileFile.refused("U59", "ZIP", zip),
                HostileFile.refused("U59", "program", Bytes.join(Bytes.of("\177ELF\2\1\1"), new byte[500])),
                HostileFile.refused("U59", "noise", noise),
                HostileFile.refused("U60", "SWF", Bytes.join(Bytes.of("FWS\5"), Bytes.int32(0x10000000), noise)),
                HostileFile.refused("U1", "nothing", new byte[0]));
    }
}
