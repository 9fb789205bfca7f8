package dev.koma.media.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.TestMedia;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildPictureDecoderTest {
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;
    private static final int WHITE = 0xffffff;

    private static ChildPictureDecoder decoder;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        decoder = new ChildPictureDecoder(new PictureLimits(1, 640, 50_000_000, 16_384, Duration.ofSeconds(5), 256));
        decoder.warmUp();
    }

    @AfterAll
    static void stop() {
        decoder.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void U10_bytesDecideWhatItIs(String format) throws Exception {
        DecodedPicture picture = decoder.decode(TestPictures.rgb(format));
        assertEquals(64, picture.width());
        assertEquals(48, picture.height());
        assertQuarters(picture, RED, GREEN, BLUE, WHITE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.webp | -c:v libwebp -lossless 1",
                "p.avif | -c:v libaom-av1 -cpu-used 8 -still-picture 1 -crf 10",
                "p.apng | -c:v apng -plays 0",
                "p.mp4 | -c:v mpeg4 -q:v 2",
                "p.mkv | -c:v ffv1",
                "p.webm | -c:v libvpx -b:v 1M",
                "p.avi | -c:v mjpeg -q:v 2",
                "p.ts | -c:v mpeg2video -q:v 2",
                "p.flv | -c:v flv1 -q:v 2"
            })
    void otherPicturesAndFilmsAreDecoded(String name, String encoder) throws Exception {
        Path png = Files.write(folder.resolve("in.png"), TestPictures.rgb("png"));
        String loop = name.endsWith("webp") || name.endsWith("avif") ? " -frames:v 1 " : " -frames:v 5 ";
        Path file = TestMedia.make(folder.resolve(name), "-loop 1 -i " + png + loop + encoder);
        DecodedPicture picture = decoder.decode(Files.readAllBytes(file));
        assertEquals(64, picture.width());
        assertQuarters(picture, RED, GREEN, BLUE, WHITE);
    }

    @Test
    void largePicturesAreScaledDownAndSmallOnesAreNot() throws Exception {
        DecodedPicture large =
                decoder.decode(TestPictures.file(TestPictures.quarters(2000, 1000, BufferedImage.TYPE_INT_RGB), "png"));
        assertEquals(
                List.of(640, 320, 2000, 1000),
                List.of(large.width(), large.height(), large.sourceWidth(), large.sourceHeight()));
        assertQuarters(large, RED, GREEN, BLUE, WHITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void U35_orientationIsApplied(int orientation) throws Exception {
        byte[] upright = TestPictures.rgb("jpg");
        byte[] stored = TestPictures.withOrientation(stored(orientation), orientation);
        DecodedPicture picture = decoder.decode(stored);
        DecodedPicture expected = decoder.decode(upright);
        assertEquals(expected.width(), picture.width());
        assertEquals(expected.height(), picture.height());
        assertQuarters(picture, RED, GREEN, BLUE, WHITE);
    }

    /** The quarters, turned so that the orientation turns them back. */
    private static byte[] stored(int orientation) throws Exception {
        BufferedImage upright = TestPictures.quarters(64, 48, BufferedImage.TYPE_INT_RGB);
        boolean transposed = orientation >= 5;
        BufferedImage stored =
                new BufferedImage(transposed ? 48 : 64, transposed ? 64 : 48, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < stored.getHeight(); y++) {
            for (int x = 0; x < stored.getWidth(); x++) {
                int toX = transposed ? y : x;
                int toY = transposed ? x : y;
                // EXIF: 2 mirrors columns, 3 turns by 180 degrees, 4 mirrors rows, 5 transposes, 6 and 8 turn, 7
                // transverses.
                boolean mirrorX = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
                boolean mirrorY = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
                stored.setRGB(x, y, upright.getRGB(mirrorX ? 63 - toX : toX, mirrorY ? 47 - toY : toY));
            }
        }
        return TestPictures.file(stored, "jpg");
    }

    @Test
    void U37_bitDepthsAndPalettesLookAlike() throws Exception {
        for (String pixels : List.of("rgb48be", "rgba64be", "rgb24", "rgba", "pal8")) {
            Path png = Files.write(folder.resolve("in.png"), TestPictures.rgb("png"));
            Path out = TestMedia.make(folder.resolve(pixels + ".png"), "-i " + png + " -pix_fmt " + pixels);
            assertQuarters(decoder.decode(Files.readAllBytes(out)), RED, GREEN, BLUE, WHITE);
        }
        for (int type :
                new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY
                }) {
            DecodedPicture picture = decoder.decode(TestPictures.file(TestPictures.quarters(64, 48, type), "png"));
            assertNear(WHITE, pixel(picture, 48, 36), 4);
            int red = pixel(picture, 16, 12);
            assertEquals(red >> 16, red & 0xff, 2);
            assertTrue((red & 0xff) < 180);
        }
    }

    @Test
    void U36_fourColourJpegLooksLikeRgb() throws Exception {
        BufferedImage rgb = TestPictures.quarters(64, 48, BufferedImage.TYPE_INT_RGB);
        DecodedPicture picture = decoder.decode(CmykJpeg.inverted(rgb));
        assertQuarters(picture, RED, GREEN, BLUE, WHITE, 40);
    }

    @Test
    void U38_alphaIsFlattenedOnBlack() throws Exception {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, x < 32 ? 0x00ffffff : 0x80ffffff);
            }
        }
        DecodedPicture picture = decoder.decode(TestPictures.file(image, "png"));
        assertNear(0, pixel(picture, 10, 20), 1);
        assertNear(0x808080, pixel(picture, 50, 20), 2);
    }

    @Test
    void U55_rotatedFilmIsUpright() throws Exception {
        Path png = Files.write(folder.resolve("in.png"), TestPictures.rgb("png"));
        Path stored = TestMedia.make(folder.resolve("s.mp4"), "-loop 1 -i " + png + " -frames:v 3 -c:v mpeg4 -q:v 2");
        Path turned = TestMedia.make(folder.resolve("t.mp4"), "-display_rotation 90 -i " + stored + " -c copy");
        DecodedPicture picture = decoder.decode(Files.readAllBytes(turned));
        assertEquals(48, picture.width());
        assertQuarters(picture, GREEN, WHITE, RED, BLUE);
    }

    @Test
    void U56_samplesThatAreNotSquareAreStretched() throws Exception {
        Path file = TestMedia.make(
                folder.resolve("s.mp4"),
                "-f lavfi -i testsrc2=size=144x96:rate=5:duration=1 -vf setsar=32/27 -c:v mpeg4");
        DecodedPicture picture = decoder.decode(Files.readAllBytes(file));
        assertEquals(171, picture.width());
        assertEquals(96, picture.height());
    }

    @Test
    void U1_emptyFileIsRejected() {
        assertEquals("the file is empty", rejection(new byte[0]));
    }

    @Test
    void U19_truncatedJpegShowsWhatThereIs() throws Exception {
        Random random = new Random(1);
        BufferedImage noise = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 65536; i++) {
            noise.setRGB(i % 256, i / 256, random.nextInt());
        }
        byte[] file = TestPictures.file(noise, "jpg");
        assertEquals(
                256, decoder.decode(Arrays.copyOf(file, file.length * 2 / 5)).width());
    }

    @Test
    void U20_truncatedPngAndWebpAreRejectedOrShown() throws Exception {
        byte[] png = TestPictures.file(TestPictures.quarters(300, 300, BufferedImage.TYPE_INT_RGB), "png");
        rejection(Arrays.copyOf(png, 60));
        Path in = Files.write(folder.resolve("in.png"), png);
        byte[] webp = Files.readAllBytes(TestMedia.make(folder.resolve("x.webp"), "-i " + in + " -c:v libwebp"));
        rejection(Arrays.copyOf(webp, webp.length / 3));
    }

    @Test
    void U21_firstFrameOfATruncatedGifIsShown() throws Exception {
        Path gif = TestMedia.make(folder.resolve("a.gif"), "-f lavfi -i testsrc2=size=64x48:rate=5:duration=2");
        byte[] bytes = Files.readAllBytes(gif);
        assertEquals(
                64, decoder.decode(Arrays.copyOf(bytes, bytes.length * 2 / 3)).width());
    }

    @Test
    void U22_truncatedAvifAndMp4WithoutIndexAreRejected() throws Exception {
        Path avif = TestMedia.make(
                folder.resolve("a.avif"),
                "-f lavfi -i testsrc2=size=128x96 -frames:v 1 -c:v libaom-av1 -cpu-used 8 -still-picture 1");
        byte[] bytes = Files.readAllBytes(avif);
        rejection(Arrays.copyOf(bytes, bytes.length / 3));
        Path mp4 = TestMedia.make(folder.resolve("a.mp4"), "-f lavfi -i testsrc2=duration=1 -c:v mpeg4");
        byte[] film = Files.readAllBytes(mp4);
        rejection(Arrays.copyOf(film, film.length / 2));
    }

    @Test
    void U26_tinyPicturesAreDecoded() throws Exception {
        for (int[] size : new int[][] {{1, 1}, {2, 2}, {8, 1}, {1, 8}}) {
            DecodedPicture picture = decoder.decode(
                    TestPictures.file(new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB), "png"));
            assertEquals(size[0], picture.width());
            assertEquals(size[1], picture.height());
            assertEquals(size[0] * size[1] * 3, picture.rgb().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-lossless 1", "-lossless 0 -quality 90", "-lossless 0 -quality 90 -pix_fmt yuva420p"})
    void U31_firstFrameOfAnAnimatedWebpIsShown(String encoder) throws Exception {
        Path first = Files.write(folder.resolve("first.png"), TestPictures.rgb("png"));
        Path webp = TestMedia.make(
                folder.resolve("a.webp"),
                "-loop 1 -t 1 -r 5 -i " + first + " -f lavfi -i testsrc2=size=64x48:rate=5:duration=1"
                        + " -filter_complex [0]format=rgba[a];[1]format=rgba[b];[a][b]concat -c:v libwebp_anim "
                        + encoder);
        byte[] file = Files.readAllBytes(webp);
        assertQuarters(decoder.decode(file), RED, GREEN, BLUE, WHITE, 40);
        rejection(Arrays.copyOf(file, 100));
        rejection(Arrays.copyOf(file, 30));
    }

    @Test
    void U32_jpegXlIsNamed() {
        assertEquals("unsupported format JPEG XL", rejection(new byte[] {(byte) 0xff, 10, 1, 2, 3}));
    }

    @Test
    void U41_svgIsNamed() {
        assertEquals(
                "unsupported format SVG",
                rejection("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile secret.mp4\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
                "<?xml version='1.0'?><MPD><BaseURL>file:///etc/</BaseURL></MPD>",
                "[playlist]\nFile1=http://127.0.0.1/\n",
                "1\n00:00:00,000 --> 00:00:01,000\ntext\n",
                "GIF89a/*<script>*/=1;",
                "%PDF-1.4 nothing",
                "PK\u0003\u0004 zip"
            })
    void U42_playlistsAndTextsAreRejected(String text) {
        rejection(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.mp3", "s.mp4", "s.mkv", "s.wav", "s.ogg", "s.flac"})
    void U52_soundHasNoPicture(String name) throws Exception {
        String encoder = name.endsWith("ogg") ? "-c:a libopus" : "";
        Path sound = TestMedia.make(folder.resolve(name), "-f lavfi -i sine=duration=1 " + encoder);
        assertEquals("no picture in this file", rejection(Files.readAllBytes(sound)));
    }

    @Test
    void U59_noiseIsRejected() throws Exception {
        byte[] noise = new byte[5000];
        new Random(59).nextBytes(noise);
        rejection(noise);
        assertQuarters(decoder.decode(TestPictures.rgb("png")), RED, GREEN, BLUE, WHITE);
    }

    @Test
    void samePictureGivesTheSamePixels() throws Exception {
        byte[] file = TestPictures.rgb("jpg");
        assertArrayEquals(decoder.decode(file).rgb(), decoder.decode(file).rgb());
    }

    private static String rejection(byte[] file) {
        PictureRejectedException thrown = assertThrows(PictureRejectedException.class, () -> decoder.decode(file));
        return String.valueOf(thrown.reason());
    }

    private static void assertQuarters(DecodedPicture picture, int a, int b, int c, int d) {
        assertQuarters(picture, a, b, c, d, 24);
    }

    private static void assertQuarters(DecodedPicture picture, int a, int b, int c, int d, int tolerance) {
        int x = picture.width() / 4;
        int y = picture.height() / 4;
        assertNear(a, pixel(picture, x, y), tolerance);
        assertNear(b, pixel(picture, 3 * x, y), tolerance);
        assertNear(c, pixel(picture, x, 3 * y), tolerance);
        assertNear(d, pixel(picture, 3 * x, 3 * y), tolerance);
    }

    private static int pixel(DecodedPicture picture, int x, int y) {
        int at = (y * picture.width() + x) * 3;
        byte[] rgb = picture.rgb();
        return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
    }

    private static void assertNear(int expected, int actual, int tolerance) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertEquals(
                    expected >> shift & 0xff,
                    actual >> shift & 0xff,
                    tolerance,
                    () -> Integer.toHexString(actual) + " is not " + Integer.toHexString(expected));
        }
    }
}
