package dev.koma.searchapi.preview;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import dev.koma.searchapi.http.ApiException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderAheadTest {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration NEARLY = PAUSE.minusMillis(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> rendered = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch goOn = new CountDownLatch(0);

    @TempDir
    Path directory;

    private RenderQueue queue;
    private RenderAhead ahead;

    @BeforeEach
    void open() throws Exception {
        PreviewCache cache = PreviewCache.open(directory, 1_000_000, new SetClock("2026-01-01T00:00:00Z"));
        queue = new RenderQueue(cache, "test-render", 2, 4, Duration.ofSeconds(20));
        ahead = ahead(3);
    }

    @AfterEach
    void close() {
        goOn.countDown();
        ahead.close();
        queue.close();
        assertEquals(0, scheduler.waiting());
    }

    @Test
    void rendersWhatASearchFoundAfterAPause() {
        find(1);
        assertTrue(ahead.remembers(clip(1)));

        scheduler.pass(NEARLY);
        assertEquals(List.of(), rendered);

        scheduler.pass(MOMENT);
        awaitRendered("1");
        assertFalse(ahead.remembers(clip(1)));
        assertEquals(0, scheduler.waiting());
    }

    @Test
    void waitsAsLongAsSearchesFollowEachOther() {
        for (int i = 1; i <= 100; i++) {
            find(i);
            assertEquals(1, scheduler.waiting());
            scheduler.pass(NEARLY);
        }
        ahead.search().close(); // one that found nothing
        scheduler.pass(NEARLY);
        assertEquals(List.of(), rendered);

        scheduler.pass(MOMENT);
        awaitRendered("100");
    }

    @Test
    void waitsAsLongAsASearchIsUnderWay() {
        RenderAhead.Search slow = ahead.search();
        find(1);
        scheduler.pass(Duration.ofHours(1));
        assertEquals(List.of(), rendered);

        slow.close();
        slow.close();
        scheduler.pass(PAUSE);
        awaitRendered("1");
    }

    @Test
    void rendersOneAfterTheOtherAndTheNewestFirst() {
        goOn = new CountDownLatch(1);
        find(1);
        find(2);
        scheduler.pass(PAUSE.multipliedBy(10));
        awaitRendered("2");
        assertEquals(1, queue.size());
        assertTrue(ahead.remembers(clip(1)));

        goOn.countDown();
        await().until(() -> queue.size() == 0);
        scheduler.pass(PAUSE);
        awaitRendered("2", "1");
    }

    @Test
    void waitsAsLongAsAnythingElseIsRendered() throws Exception {
        goOn = new CountDownLatch(1);
        Preview asked = preview("asked");
        var answer = queue.begin(asked.key(), asked.rendering());
        find(1);
        scheduler.pass(PAUSE.multipliedBy(10));
        assertEquals(1, queue.size());

        goOn.countDown();
        answer.get();
        scheduler.pass(PAUSE);
        awaitRendered("asked", "1");
    }

    @Test
    void remembersTheNewestFew() {
        for (int i = 1; i <= 1000; i++) {
            find(i);
        }
        find(999);
        find(1001);
        assertFalse(ahead.remembers(clip(998)));
        assertFalse(ahead.remembers(clip(997)));
        assertTrue(ahead.remembers(clip(999)), "found once more");
        assertTrue(ahead.remembers(clip(1000)));
        assertTrue(ahead.remembers(clip(1001)));
        assertEquals(1, scheduler.waiting());
    }

    @Test
    void remembersTheLargeClipWithSoundOnly() {
        find(1);
        assertTrue(ahead.remembers(PreviewQuery.parse("size=l&token=x&t=1")));
        assertTrue(ahead.remembers(PreviewQuery.parse("t=1&token=x?size=l")));
        assertFalse(ahead.remembers(PreviewQuery.parse("t=1&token=x")));
        assertFalse(ahead.remembers(PreviewQuery.parse("t=1&token=x&size=m")));
        assertFalse(ahead.remembers(PreviewQuery.parse("t=1&token=x&size=l&mute")));
        assertFalse(ahead.remembers(PreviewQuery.parse("t=1&token=y&size=l")));
    }

    @Test
    void forgetsWhatCannotBeRenderedAndGoesOn() throws Exception {
        find(1);
        try (RenderAhead.Search search = ahead.search()) {
            search.found("http://koma/video/-/a.mp4?t=gone&token=x");
        }
        try (RenderAhead.Search search = ahead.search()) {
            search.found("http://koma/video/-/a.mp4?t=broken&token=x");
        }
        scheduler.pass(PAUSE);
        await().until(() -> queue.size() == 0);
        scheduler.pass(PAUSE);
        scheduler.pass(PAUSE);
        awaitRendered("broken", "1");
        assertEquals(0, scheduler.waiting());
    }

    @Test
    void remembersNothingWhenSwitchedOff() {
        try (RenderAhead off = ahead(0);
                RenderAhead.Search search = off.search()) {
            search.found(link(1));
            assertFalse(off.remembers(clip(1)));
        }
        assertEquals(0, scheduler.waiting());
    }

    @Test
    void leavesNothingBehindWhenClosed() {
        RenderAhead.Search underWay = ahead.search();
        find(1);
        ahead.close();
        assertTrue(scheduler.isShutdown());
        assertFalse(ahead.remembers(clip(1)));

        underWay.found(link(2));
        underWay.close();
        assertEquals(0, scheduler.waiting());
        assertFalse(ahead.remembers(clip(2)));
    }

    private RenderAhead ahead(int capacity) {
        return new RenderAhead(
                query -> preview(query.times().iterator().next()), () -> queue.size() > 0, scheduler, PAUSE, capacity);
    }

    private void find(int clip) {
        try (RenderAhead.Search search = ahead.search()) {
            search.found(link(clip));
        }
    }

    private static String link(int clip) {
        return "http://koma.example/video/-/a%3Fb.mp4?t=" + clip + "&token=x";
    }

    private static PreviewQuery clip(int clip) {
        return PreviewQuery.parse("t=" + clip + "&token=x&size=l");
    }

    private Preview preview(String name) {
        if (name.equals("gone")) {
            throw new ApiException(404, "gone");
        }
        PreviewCache.Rendering rendering = target -> {
            rendered.add(name);
            goOn.await();
            if (name.equals("broken")) {
                throw new MediaException("broken");
            }
            Files.write(target, new byte[8]);
        };
        PreviewKey key = new PreviewKey("%032x".formatted(name.hashCode()), "mp4");
        return new Preview(key, queue, rendering, "video/mp4", Map.of(), "a.mp4", Instant.MAX);
    }

    private void awaitRendered(String... names) {
        await().until(() -> rendered.equals(List.of(names)));
    }
}
