package dev.koma.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.media.TestMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShotDetectionTest {
    private static final String ENCODER = " -c:v libopenh264 -b:v 1M -pix_fmt yuv420p";

    @TempDir
    Path folder;

    @Test
    void findsEveryHardCutOnItsFrame() throws Exception {
        String inputs = "-f lavfi -i testsrc2=size=320x180:rate=25:duration=2"
                + " -f lavfi -i mandelbrot=size=320x180:rate=25"
                + " -f lavfi -i smptebars=size=320x180:rate=25:duration=1.2"
                + " -f lavfi -i cellauto=size=320x180:rate=25:rule=110"
                + " -f lavfi -i color=black:size=320x180:rate=25:duration=0.8"
                + " -f lavfi -i gradients=size=320x180:rate=25:duration=2:seed=3:speed=0.02";
        String graph = "-filter_complex [1:v]trim=duration=1.6[b];[3:v]trim=duration=1[d];"
                + "[0:v][b][2:v][d][4:v][5:v]concat=n=6,format=yuv420p[v] -map [v]";
        assertEquals(List.of(2000L, 3600L, 4800L, 5800L, 6600L), shots(inputs + " " + graph + ENCODER));
    }

    @Test
    void panIsNoCut() throws Exception {
        assertEquals(
                List.of(),
                shots("-f lavfi -i mandelbrot=size=1280x180:rate=25:end_scale=0.3 -t 4 -vf crop=320:180:x=t*240:y=0"
                        + ENCODER));
    }

    @Test
    void flashOfOneFrameIsNoCut() throws Exception {
        assertEquals(
                List.of(),
                shots("-f lavfi -i testsrc2=size=320x180:rate=25:duration=4"
                        + " -vf drawbox=w=320:h=180:color=white:t=fill:enable='eq(n,50)'" + ENCODER));
    }

    @Test
    void fadeIsNoCut() throws Exception {
        assertEquals(
                List.of(),
                shots("-f lavfi -i testsrc2=size=320x180:rate=25:duration=4 -vf fade=out:40:25,fade=in:65:25"
                        + ENCODER));
    }

    @Test
    void dissolveIsNoCut() throws Exception {
        assertEquals(
                List.of(),
                shots(
                        "-f lavfi -i testsrc2=size=320x180:rate=25:duration=3 -f lavfi -i smptebars=size=320x180:rate=25:duration=3"
                                + " -filter_complex xfade=duration=1:offset=1.5" + ENCODER));
    }

    @Test
    void noiseIsNoCut() throws Exception {
        assertEquals(
                List.of(),
                shots(
                        "-f lavfi -i color=gray:size=320x180:rate=25:duration=3 -vf noise=alls=60:allf=t -c:v mpeg4 -q:v 2"));
    }

    @Test
    void cutInsideNoiseIsFound() throws Exception {
        assertEquals(
                List.of(1000L),
                shots(
                        "-f lavfi -i testsrc2=size=320x180:rate=25:duration=1 -f lavfi -i smptebars=size=320x180:rate=25:duration=1"
                                + " -filter_complex concat=n=2,noise=alls=40:allf=t -c:v mpeg4 -q:v 2"));
    }

    @Test
    void shotsAreNeverShorterThanAQuarterOfASecond() throws Exception {
        List<Long> shots = shots("-f lavfi -i testsrc2=size=320x180:rate=25:duration=4"
                + " -vf drawbox=w=320:h=180:color=white:t=fill:enable='lt(mod(n,6),3)'" + ENCODER);
        for (int i = 1; i < shots.size(); i++) {
            assertEquals(true, shots.get(i) - shots.get(i - 1) >= 250, shots.toString());
        }
    }

    /** Cuts in milliseconds; checks that the summary and the frames say the same. */
    private List<Long> shots(String args) throws Exception {
        Path video = TestMedia.make(folder.resolve("shots.mkv"), args);
        List<Long> flagged = new ArrayList<>();
        FrameSummary summary = new FrameReader(64, 36, 2).read(video, frame -> {
            if (frame.startsShot()) {
                flagged.add(frame.timeMicros());
            }
            return true;
        });
        assertEquals(summary.shotStartsMicros(), flagged);
        return flagged.stream().map(micros -> Math.round(micros / 1000.0)).toList();
    }
}
