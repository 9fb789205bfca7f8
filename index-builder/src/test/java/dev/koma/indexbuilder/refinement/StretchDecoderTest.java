package dev.koma.indexbuilder.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.film.Film;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.media.MediaException;
import dev.koma.media.frame.FrameReader;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.run.RunBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StretchDecoderTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final StretchDecoder decoder = new StretchDecoder(2, 2, AMPLE);

    private static VideoRecord record(Path file) throws IOException {
        return new VideoRecord(
                VideoFile.idOf(file),
                file,
                null,
                "",
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis(),
                "",
                0,
                4.0 / 3,
                0,
                0,
                0,
                List.of(),
                Coverage.KEYFRAMES,
                null);
    }

    @Test
    void makesTheRunsThatFullIndexingMakesOfTheSameFrames() throws Exception {
        Path film = Film.make(temp.resolve("film.mp4"), 4, 15);
        RunBuilder builder = new RunBuilder();
        long end = new FrameReader(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, 2)
                .read(film, frame -> {
                    builder.add(
                            frame.timeMicros(),
                            frame.luma(),
                            () -> new Chroma(frame.cb(), frame.cr()),
                            frame.startsShot());
                    return true;
                })
                .endMicros();
        List<Run> whole = builder.finish(end);
        // The third shot begins at 10 s, and with it a run.
        List<Run> stretch = decoder.runs(record(film), 10_000_000, 14_000_000);
        assertTrue(stretch.getFirst().startsShot());
        assertEquals(14_000_000, stretch.getLast().endMicros());
        List<Run> same = whole.stream()
                .filter(run -> run.startMicros() >= 10_000_000 && run.endMicros() < 14_000_000)
                .toList();
        assertFalse(same.isEmpty());
        for (int i = 0; i < same.size(); i++) {
            assertEquals(same.get(i).startMicros(), stretch.get(i).startMicros());
            assertEquals(same.get(i).endMicros(), stretch.get(i).endMicros());
            assertEquals(same.get(i).frames(), stretch.get(i).frames());
            assertEquals(
                    0,
                    Descriptor.gradientDistance(
                            same.get(i).descriptor().gradients(),
                            stretch.get(i).descriptor().gradients()));
        }
    }

    @Test
    void aStretchInTheMiddleOfAShotDoesNotClaimToBeginOne() throws Exception {
        Path film = Film.make(temp.resolve("film.mkv"), 5, 6);
        assertFalse(decoder.runs(record(film), 3_000_000, 3_500_000).getFirst().startsShot());
        assertTrue(decoder.runs(record(film), 0, 500_000).getFirst().startsShot());
    }

    @Test
    void rememberedStretchesAreNotDecodedAgainUnlessTheFileChanged() throws Exception {
        Path film = Film.make(temp.resolve("film.mkv"), 6, 3);
        List<Run> runs = decoder.runs(record(film), 1_000_000, 2_000_000);
        assertSame(runs, decoder.runs(record(film), 1_000_000, 2_000_000));
        VideoRecord before = record(film);
        Files.setLastModifiedTime(film, FileTime.fromMillis(1_000));
        assertEquals(List.of(), decoder.runs(before, 1_000_000, 2_000_000), "another file than was indexed");
        assertEquals(
                runs.size(), decoder.runs(record(film), 1_000_000, 2_000_000).size());
    }

    @Test
    void ofAStretchThatIsTooLongOnlyTheBeginningIsDecoded() throws Exception {
        Path film = Film.make(temp.resolve("film.mp4"), 7, 18);
        List<Run> runs = decoder.runs(record(film), 1_000_000, 17_000_000);
        assertEquals(1_000_000 + StretchDecoder.LONGEST_MICROS, runs.getLast().endMicros());
    }

    @Test
    void I4_aFileThatIsGoneHasNoRuns() throws Exception {
        Path film = Film.make(temp.resolve("film.mkv"), 8, 3);
        VideoRecord record = record(film);
        Files.delete(film);
        assertEquals(List.of(), decoder.runs(record, 0, 1_000_000));
    }

    @Test
    void I10_damageIsRefusedAndHoldsNoPlace() throws Exception {
        Path film = Film.make(temp.resolve("film.mkv"), 9, 3);
        byte[] noise = new byte[100_000];
        new Random(9).nextBytes(noise);
        Path broken = Files.write(temp.resolve("broken.mkv"), noise);
        StretchDecoder single = new StretchDecoder(1, 1, AMPLE);
        for (int i = 0; i < 3; i++) {
            assertThrows(MediaException.class, () -> single.runs(record(broken), 0, 1_000_000));
        }
        assertFalse(single.runs(record(film), 0, 1_000_000).isEmpty());
    }

    @Test
    void withoutAPlaceOrTimeThereAreNoRuns() throws Exception {
        Path film = Film.make(temp.resolve("film.mkv"), 10, 3);
        assertEquals(List.of(), new StretchDecoder(1, 0, Duration.ofMillis(50)).runs(record(film), 0, 1_000_000));
    }
}
