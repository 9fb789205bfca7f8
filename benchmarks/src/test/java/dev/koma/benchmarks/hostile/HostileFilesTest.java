package dev.koma.benchmarks.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each hostile file on its own, through the real decoder, with a listener and a pipe that nobody may touch. */
@Timeout(120)
class HostileFilesTest {
    private static final long CHILD_CAP_MIB = 256 + 192;

    @TempDir
    static Path folder;

    private static ServerSocket listener;
    private static Process writerToThePipe;
    private static List<HostileFile> files;
    private static MediaSeeds seeds;
    private static byte[] good;
    private static ChildPictureDecoder decoder;
    private static final Set<String> TRIED = new TreeSet<>();

    @BeforeAll
    static void start() throws Exception {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(1);
        Path pipe = folder.resolve("decoy.mp4");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        // A shell waits in its open until somebody opens the pipe to read.
        writerToThePipe = new ProcessBuilder("/bin/sh", "-c", "echo secret > \"$0\"", pipe.toString()).start();
        seeds = new MediaSeeds(Files.createDirectory(folder.resolve("seeds")));
        files = HostileFiles.all(seeds, new Decoys("127.0.0.1:" + listener.getLocalPort(), pipe));
        good = seeds.make("good.png", "-f lavfi -i testsrc2=size=64x48 -frames:v 1");
        decoder = new ChildPictureDecoder(new PictureLimits(
                1,
                PictureLimits.DEFAULT.outputSide(),
                PictureLimits.DEFAULT.pixels(),
                PictureLimits.DEFAULT.inputSide(),
                PictureLimits.DEFAULT.time(),
                PictureLimits.DEFAULT.memoryMiB()));
        decoder.warmUp();
    }

    @AfterAll
    static void stop() throws Exception {
        decoder.close();
        writerToThePipe.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        listener.close();
    }

    /** What has to hold after each file. */
    @AfterEach
    void nothingIsHeldAndNoDecoyWasTouched() throws Exception {
        assertEquals(64, decoder.decode(good).width());
        assertTrue(ProcessMemory.peakOfChildrenMiB(ProcessHandle.current()) < CHILD_CAP_MIB);
        Assertions.assertThrows(SocketTimeoutException.class, listener::accept);
        assertTrue(writerToThePipe.isAlive(), "the pipe was opened");
        try (var left = Files.list(folder.resolve("seeds"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @AfterAll
    static void everyFileWasTried() {
        assertEquals(files.stream().map(HostileFile::row).collect(Collectors.toCollection(TreeSet::new)), TRIED);
    }

    @Test
    void U1_U59_whatIsNoPictureIsRefused() throws Exception {
        tryAll("U1", 1000);
        tryAll("U59", 1000);
    }

    @Test
    void U19_U20_U21_U22_whatIsCutOffIsShownInPartOrRefused() throws Exception {
        tryAll("U19", 1000);
        tryAll("U20", 1000);
        tryAll("U21", 1000);
        tryAll("U22", 1000);
    }

    @Test
    void U23_U24_U25_U26_sizesAreBelievedBeforeAnythingIsDecoded() throws Exception {
        tryAll("U23", 1000);
        tryAll("U24", 1000);
        tryAll("U25", 1000);
        tryAll("U26", 1000);
    }

    @Test
    void U27_compressedGibibytesStayBounded() throws Exception {
        tryAll("U27", Trial.LONGEST_MILLIS);
    }

    @Test
    void U28_manyTinyPartsCostLittle() throws Exception {
        tryAll("U28", 2000);
    }

    @Test
    void U29_aJpegOfVeryManyScansEndsInTime() throws Exception {
        tryAll("U29", Trial.LONGEST_MILLIS);
    }

    @Test
    void U30_ofAnAnimationOnlyTheFirstFrameIsTouched() throws Exception {
        tryAll("U30", 2000);
    }

    @Test
    void U32_U41_U47_unknownFormatsAndTextsAreRefused() throws Exception {
        tryAll("U32", 1000);
        tryAll("U41", 1000);
        tryAll("U47", 1000);
    }

    @Test
    void U33_aPictureOfTilesIsComposed() throws Exception {
        TiledHeif tiles = seeds.tiled();
        DecodedPicture whole = decoder.decode(tiles.grid(2, 2, 128, 96, false));
        assertEquals(List.of(128, 96), List.of(whole.sourceWidth(), whole.sourceHeight()));
        assertColours(whole, 0xff0000, 0x00ff00, 0x0000ff, 0xffffff);

        DecodedPicture cut = decoder.decode(tiles.grid(2, 2, 100, 80, false));
        assertEquals(List.of(100, 80), List.of(cut.width(), cut.height()));
        assertEquals(0x00ff00, colour(cut, 99, 0), 0x30303);
        assertEquals(0x0000ff, colour(cut, 0, 79) & 0xffff, 0x30);

        DecodedPicture turned = decoder.decode(tiles.grid(2, 2, 128, 96, true));
        assertEquals(List.of(96, 128), List.of(turned.width(), turned.height()));
        assertColours(turned, 0x00ff00, 0xffffff, 0xff0000, 0x0000ff);
    }

    @Test
    void U34_boxesThatLeadInCirclesOrNowhereAreRefused() throws Exception {
        tryAll("U34", 1000);
    }

    @Test
    void U42_playlistsAreNotFollowed() throws Exception {
        tryAll("U42", 1000);
    }

    @Test
    void U43_dashIsNotFollowed() throws Exception {
        tryAll("U43", 1000);
    }

    @Test
    void U44_listsOfFilesAreNotFollowed() throws Exception {
        tryAll("U44", 1000);
    }

    @Test
    void U45_streamingDescriptionsOpenNoSocket() throws Exception {
        tryAll("U45", 1000);
    }

    @Test
    void U46_subtitlesAreNotRead() throws Exception {
        tryAll("U46", 1000);
    }

    @Test
    void U48_dataElsewhereAreNotFetched() throws Exception {
        tryAll("U48", 1000);
    }

    @Test
    void U50_absurdNumbersEndInTime() throws Exception {
        tryAll("U50", Trial.LONGEST_MILLIS);
    }

    @Test
    void U51_anEnormousFilmEndsInTime() throws Exception {
        tryAll("U51", Trial.LONGEST_MILLIS);
    }

    @Test
    void U52_U53_ofSoundOnlyACoverIsShownAndNotOfAnMp3() throws Exception {
        tryAll("U52", 1000);
        tryAll("U53", 1000);
    }

    @Test
    void U54_theFirstFrameThatCanBeDecodedIsShown() throws Exception {
        tryAll("U54", 1000);
    }

    @Test
    void U56_depthAndSubsamplingAreTaken() throws Exception {
        tryAll("U56", 1000);
    }

    @Test
    void U57_theFirstBytesDecideWhatAFileIs() throws Exception {
        tryAll("U57", 1000);
    }

    @Test
    void U58_scriptsAndPagesAreRefused() throws Exception {
        tryAll("U58", 1000);
    }

    @Test
    void U60_whatCrashesADecoderIsRefusedAndAfterTwoCrashesNotTriedAgain() throws Exception {
        for (int i = 0; i < 4; i++) {
            tryAll("U60", Trial.LONGEST_MILLIS);
        }
        assertTrue(decoder.deaths() <= 2, decoder.deaths() + " children lost");
    }

    private static void tryAll(String row, long longestMillis) throws Exception {
        List<HostileFile> ofRow =
                files.stream().filter(file -> file.row().equals(row)).toList();
        assertFalse(ofRow.isEmpty(), row);
        TRIED.add(row);
        for (HostileFile file : ofRow) {
            Trial trial = Trial.of(decoder, file.bytes());
            assertTrue(file.allowed().contains(trial.outcome()), file + " is " + trial);
            assertTrue(trial.millis() <= longestMillis, file + " takes " + trial);
        }
    }

    private static void assertColours(DecodedPicture picture, int... quarters) {
        for (int i = 0; i < 4; i++) {
            int actual = colour(
                    picture,
                    picture.width() / 4 + i % 2 * picture.width() / 2,
                    picture.height() / 4 + i / 2 * picture.height() / 2);
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(quarters[i] >> shift & 0xff, actual >> shift & 0xff, 24, Integer.toHexString(actual));
            }
        }
    }

    private static int colour(DecodedPicture picture, int x, int y) {
        int at = (y * picture.width() + x) * 3;
        byte[] rgb = picture.rgb();
        return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
    }
}
