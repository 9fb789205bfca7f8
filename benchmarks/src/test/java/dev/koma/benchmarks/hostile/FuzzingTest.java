package dev.koma.benchmarks.hostile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.picture.ChildPictureDecoder;
import dev.koma.media.picture.PictureLimits;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FuzzingTest {
    private static final int MUTATIONS = 200;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void ofDamagedFilesComesAPictureOrARejection() throws Exception {
        Map<String, byte[]> formats = new MediaSeeds(folder).formats();
        try (ChildPictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT)) {
            Fuzzing fuzzing = new Fuzzing(decoder, 5);
            for (Map.Entry<String, byte[]> format : formats.entrySet()) {
                assertEquals(
                        HostileFile.Outcome.SHOWN,
                        Trial.of(decoder, format.getValue()).outcome(),
                        format.getKey());
                Fuzzing.Result result = fuzzing.run(format.getValue(), MUTATIONS);
                assertTrue(result.slowestMillis() <= Trial.LONGEST_MILLIS, format.getKey() + " " + result);
            }
        }
    }

    @Test
    void theSameSeedDamagesInTheSameWay() throws Exception {
        byte[] file = new byte[1000];
        try (ChildPictureDecoder decoder = new ChildPictureDecoder(PictureLimits.DEFAULT)) {
            assertArrayEquals(new Fuzzing(decoder, 1).mutation(file, 7), new Fuzzing(decoder, 1).mutation(file, 7));
        }
    }
}
