package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCacheTest {
    private final SetClock clock = new SetClock("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasRenderedAcrossARestart() throws Exception {
        put(open(1000), "a", 10);
        PreviewFile file = open(1000).get(key("a")).orElseThrow();
        assertEquals(10, file.bytes());
        assertArrayEquals(new byte[10], Files.readAllBytes(file.path()));
    }

    @Test
    void letsGoOfWhatWasNotAskedForTheLongest() throws Exception {
        PreviewCache cache = open(30);
        put(cache, "a", 10);
        put(cache, "b", 10);
        put(cache, "c", 10);
        cache.get(key("a"));
        put(cache, "d", 10);
        assertEquals(30, cache.bytes());
        assertTrue(cache.get(key("b")).isEmpty());
        for (String kept : List.of("a", "c", "d")) {
            assertTrue(cache.get(key(kept)).isPresent(), kept);
        }
        assertEquals(3, files());
    }

    @Test
    void remembersAcrossARestartWhatWasAskedForLast() throws Exception {
        PreviewCache before = open(30);
        put(before, "a", 10);
        put(before, "b", 10);
        clock.advance(Duration.ofMinutes(1));
        before.get(key("b"));
        clock.advance(Duration.ofMinutes(1));
        before.get(key("a"));
        PreviewCache after = open(20);
        put(after, "c", 10);
        assertTrue(after.get(key("b")).isEmpty());
        assertTrue(after.get(key("a")).isPresent());
    }

    @Test
    void shrinksToASmallerLimitAtTheStart() throws Exception {
        PreviewCache cache = open(100);
        put(cache, "a", 40);
        put(cache, "b", 40);
        assertEquals(40, open(50).bytes());
        assertEquals(1, files());
    }

    @Test
    void removesWhatIsDamagedOrHalfRenderedAndLeavesForeignFilesAlone() throws Exception {
        put(open(1000), "a", 10);
        put(open(1000), "b", 10);
        Path damaged = open(1000).get(key("a")).orElseThrow().path();
        Files.write(damaged, new byte[5]);
        Path half = Files.write(directory.resolve("part-" + key("c").name() + ".mp4"), new byte[5]);
        Path empty = Files.write(directory.resolve(key("e").name() + "-0.mp4"), new byte[0]);
        Path foreign = Files.write(directory.resolve("holiday.mp4"), new byte[5]);

        PreviewCache cache = open(1000);

        assertTrue(cache.get(key("a")).isEmpty());
        assertTrue(cache.get(key("b")).isPresent());
        assertEquals(10, cache.bytes());
        assertFalse(Files.exists(damaged));
        assertFalse(Files.exists(half));
        assertFalse(Files.exists(empty));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void rendersAnewWhatSomebodyDeletedOrChanged() throws Exception {
        PreviewCache cache = open(1000);
        put(cache, "a", 10);
        put(cache, "b", 10);
        Files.delete(cache.get(key("a")).orElseThrow().path());
        Files.write(cache.get(key("b")).orElseThrow().path(), new byte[3]);
        assertTrue(cache.get(key("a")).isEmpty());
        assertTrue(cache.get(key("b")).isEmpty());
        assertEquals(0, cache.bytes());
        put(cache, "a", 10);
        assertTrue(cache.get(key("a")).isPresent());
    }

    @Test
    void M19_keepsNothingOfARenderingThatFailsOrComesOutEmpty() throws Exception {
        PreviewCache cache = open(1000);
        assertThrows(
                MediaException.class,
                () -> cache.put(key("a"), target -> {
                    Files.write(target, new byte[3]);
                    throw new MediaException("broken");
                }));
        assertThrows(MediaException.class, () -> put(cache, "a", 0));
        assertTrue(cache.get(key("a")).isEmpty());
        assertEquals(0, files());
    }

    @Test
    void servesAPreviewLargerThanTheWholeCache() throws Exception {
        PreviewCache cache = open(5);
        put(cache, "a", 10);
        assertTrue(cache.get(key("a")).isPresent());
        put(cache, "b", 10);
        assertTrue(cache.get(key("a")).isEmpty());
        assertEquals(1, files());
    }

    private PreviewCache open(long mostBytes) throws IOException {
        return PreviewCache.open(directory, mostBytes, clock);
    }

    private static void put(PreviewCache cache, String name, int bytes) throws Exception {
        cache.put(key(name), target -> Files.write(target, new byte[bytes]));
    }

    private static PreviewKey key(String name) {
        return new PreviewKey(name.repeat(32), "mp4");
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.count();
        }
    }
}
