package dev.koma.media.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ChildTest {
    @Test
    void whoIsNotReadyInTimeIsEndedAndSaidToBeLate() {
        ProcessBuilder silent = new ProcessBuilder("sleep", "60");
        long before = ProcessHandle.current().children().count();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            assertThrows(DecoderLateException.class, () -> Child.start(silent, PictureLimits.DEFAULT, clock, 100));
        }
        assertEquals(before, ProcessHandle.current().children().count());
    }

    @Test
    void whoEndsBeforeItIsReadySaysHow() {
        ProcessBuilder broken = new ProcessBuilder("sh", "-c", "exit 7");
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            MediaException failure =
                    assertThrows(MediaException.class, () -> Child.start(broken, PictureLimits.DEFAULT, clock, 60_000));
            assertTrue(failure.getMessage().contains("(7)"), failure.getMessage());
        }
    }
}
