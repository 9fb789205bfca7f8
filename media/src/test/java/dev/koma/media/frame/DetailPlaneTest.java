package dev.koma.media.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.TestMedia;
import dev.koma.media.stream.FrameSize;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailPlaneTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1280,720,384,216",
        "3840,2160,384,216",
        "1080,1920,216,384",
        "640,480,332,250",
        "1920,800,446,186",
        "4000,1000,480,120",
        "320,180,320,180",
        "161,91,162,92",
        "8,4,16,16",
        "16384,8,480,16",
        "1,1,16,16"
    })
    void keepsTheShapeAtAboutOneArea(int width, int height, int expectedWidth, int expectedHeight) {
        assertEquals(new FrameSize(expectedWidth, expectedHeight), DetailScaler.fit(new FrameSize(width, height)));
    }

    @Test
    void eachFrameHasAPlaneOfItsOwnThatIsScaledOnce() throws Exception {
        Path video = TestMedia.make(
                folder.resolve("moves.mkv"), "-f lavfi -i testsrc2=size=640x360:rate=5:duration=1 -c:v ffv1");
        List<DetailPlane> planes = new ArrayList<>();
        new FrameReader(64, 36, 1).read(video, frame -> {
            DetailPlane plane = frame.detail();
            assertSame(plane, frame.detail());
            planes.add(plane);
            return true;
        });
        assertEquals(5, planes.size());
        assertNotSame(planes.get(0).luma(), planes.get(1).luma());
        assertTrue(difference(planes.get(0), planes.get(4)) > 0.5, "the frames differ");
    }

    @Test
    void isTheMeanOfTheAreasThatItsPixelsCover() throws Exception {
        Path video = TestMedia.make(
                folder.resolve("big.mkv"),
                "-f lavfi -i testsrc2=size=1280x720:rate=1:duration=1 -pix_fmt gray -color_range pc -c:v ffv1");
        Path small =
                TestMedia.make(folder.resolve("small.mkv"), "-i " + video + " -vf scale=384:216:flags=area -c:v ffv1");
        assertArrayEquals(detail(small).luma(), detail(video).luma());
    }

    @Test
    void pixelsAreSquareAndUpright() throws Exception {
        Path wide = TestMedia.make(
                folder.resolve("wide.mp4"),
                "-f lavfi -i testsrc2=size=720x576:rate=5:duration=1 -vf setsar=64/45 -c:v mpeg4 -q:v 2");
        DetailPlane plane = detail(wide);
        assertEquals(16.0 / 9, (double) plane.width() / plane.height(), 0.02);
        Path turned = TestMedia.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + wide + " -c copy");
        DetailPlane upright = detail(turned);
        assertEquals(plane.width(), upright.height());
        assertEquals(plane.height(), upright.width());
    }

    @Test
    void followsAChangeOfTheFramesSize() throws Exception {
        Path wide = TestMedia.make(
                folder.resolve("a.ts"), "-f lavfi -i testsrc2=size=640x360:rate=25:duration=1 -c:v mpeg2video -q:v 4");
        Path tall = TestMedia.make(
                folder.resolve("b.ts"), "-f lavfi -i testsrc2=size=360x640:rate=25:duration=1 -c:v mpeg2video -q:v 4");
        Path both = folder.resolve("both.ts");
        Files.write(both, concat(wide, tall));
        List<DetailPlane> planes = new ArrayList<>();
        new FrameReader(64, 36, 1).read(both, frame -> planes.add(frame.detail()));
        assertTrue(planes.getFirst().width() > planes.getFirst().height());
        assertTrue(planes.getLast().width() < planes.getLast().height());
    }

    private static byte[] concat(Path a, Path b) throws Exception {
        var out = new ByteArrayOutputStream();
        out.writeBytes(Files.readAllBytes(a));
        out.writeBytes(Files.readAllBytes(b));
        return out.toByteArray();
    }

    private static DetailPlane detail(Path video) throws Exception {
        List<DetailPlane> planes = new ArrayList<>();
        new FrameReader(64, 36, 1).read(video, frame -> {
            planes.add(frame.detail());
            return false;
        });
        return planes.getFirst();
    }

    private static double difference(DetailPlane a, DetailPlane b) {
        long sum = 0;
        for (int i = 0; i < a.luma().length; i++) {
            sum += Math.abs((a.luma()[i] & 0xff) - (b.luma()[i] & 0xff));
        }
        return (double) sum / a.luma().length;
    }
}
