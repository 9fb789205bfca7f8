package dev.koma.media.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import dev.koma.media.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ProbeTest {
    private static final String PATTERN = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=2 ";

    @TempDir
    Path folder;

    @Test
    void saysWhatTheFileHolds() throws Exception {
        Path video = TestMedia.make(
                folder.resolve("v.mp4"),
                PATTERN + "-f lavfi -i sine=duration=2 -c:v libopenh264 -pix_fmt yuv420p -c:a aac");
        MediaInfo info = Probe.probe(video);
        assertEquals("mov,mp4,m4a,3gp,3g2,mj2", info.container());
        assertEquals("h264", info.videoCodec());
        assertEquals("aac", info.audioCodec());
        assertEquals(160, info.width());
        assertEquals(90, info.height());
        assertEquals(25, info.framesPerSecond(), 0.01);
        assertEquals(2e6, info.durationMicros(), 60_000);
    }

    @Test
    void sizeIsUprightWithSquarePixels() throws Exception {
        Path wide = TestMedia.make(
                folder.resolve("wide.mp4"),
                "-f lavfi -i testsrc2=size=144x96:rate=5:duration=1 -vf setsar=32/27 -c:v mpeg4");
        assertEquals(171, Probe.probe(wide).width());
        assertEquals(96, Probe.probe(wide).height());
        Path turned = TestMedia.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + wide + " -c copy");
        assertEquals(96, Probe.probe(turned).width());
        assertEquals(171, Probe.probe(turned).height());
        assertNull(Probe.probe(turned).audioCodec());
    }

    @ParameterizedTest
    @CsvSource({"0,160", "1,64"})
    void I6_defaultVideoOfTwoCounts(int preferred, int width) throws Exception {
        Path video = TestMedia.make(
                folder.resolve("two.mkv"),
                PATTERN + "-f lavfi -i testsrc2=size=64x36:rate=5:duration=2 -map 0 -map 1 -c:v mpeg4 -disposition:v:0 "
                        + (preferred == 0 ? "default" : "0") + " -disposition:v:1 "
                        + (preferred == 1 ? "default" : "0"));
        assertEquals(width, Probe.probe(video).width());
    }

    @Test
    void I6_soundAloneIsNoVideo() throws Exception {
        Path sound = TestMedia.make(folder.resolve("sound.mp4"), "-f lavfi -i sine=duration=1 -c:a aac");
        assertEquals("The file has no video stream", message(sound));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nreal.ts\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile real.ts\n",
                "<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'><Period><AdaptationSet><Representation id='1'"
                        + " mimeType='video/mp4'><BaseURL>real.ts</BaseURL></Representation></AdaptationSet></Period></MPD>",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
            })
    void U42_playlistInDisguiseIsRefused(String text) throws Exception {
        TestMedia.make(folder.resolve("real.ts"), PATTERN + "-c:v mpeg2video");
        for (String name : new String[] {"film.mp4", "film.mkv", "film.m3u8"}) {
            Path disguised = Files.writeString(folder.resolve(name), text);
            assertTrue(message(disguised).startsWith("The file cannot be opened as a video"), message(disguised));
        }
    }

    @Test
    void I1_whatIsNoFileIsNeverOpened() throws Exception {
        assertEquals("The file does not exist", message(folder.resolve("absent.mp4")));
        assertEquals("Not a regular file", message(Files.createDirectory(folder.resolve("folder.mp4"))));
        assertTrue(
                message(Files.write(folder.resolve("empty.mp4"), new byte[0])).startsWith("The file cannot"));
        assertTrue(message(Files.write(folder.resolve("one.mp4"), new byte[1])).startsWith("The file cannot"));
        Path pipe = folder.resolve("pipe.mp4");
        Assumptions.assumeTrue(makesPipe(pipe));
        assertEquals("Not a regular file", message(pipe));
        Path zeros = Files.createSymbolicLink(folder.resolve("zero.mp4"), Path.of("/dev/zero"));
        assertEquals("Not a regular file", message(zeros));
    }

    private static boolean makesPipe(Path path) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String message(Path file) {
        return String.valueOf(
                assertThrows(MediaException.class, () -> Probe.probe(file)).getMessage());
    }
}
