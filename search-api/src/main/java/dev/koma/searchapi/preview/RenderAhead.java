package dev.koma.searchapi.preview;

import dev.koma.searchapi.http.ApiException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Renders clips that a search has just found before anybody asks for them: large and with sound, as bots do, which look first
 * how long the clip is ({@code HEAD}) and then hand its link on. Waits until no search has been under way for a while and
 * nothing else is being rendered, so that neither a stream of searches nor anyone who asked for a preview is slowed down.
 */
public final class RenderAhead implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RenderAhead.class);

    private final Function<PreviewQuery, Preview> clips;
    private final BooleanSupplier rendering;
    private final ScheduledExecutorService scheduler;
    private final Duration pause;
    private final int capacity;

    private final SequencedSet<PreviewQuery> remembered = new LinkedHashSet<>();
    private int searches;
    private boolean closed;
    private @Nullable Future<?> next;

    /**
     * @param clips what a query asks for, or an {@link ApiException}
     * @param rendering whether any preview is being rendered or waits for it
     * @param scheduler of one thread; closed with this
     * @param pause without searches, before a rendering begins
     * @param capacity clips to remember, the newest; none are with 0
     */
    RenderAhead(
            Function<PreviewQuery, Preview> clips,
            BooleanSupplier rendering,
            ScheduledExecutorService scheduler,
            Duration pause,
            int capacity) {
        this.clips = clips;
        this.rendering = rendering;
        this.scheduler = scheduler;
        this.pause = pause;
        this.capacity = capacity;
    }

    /** Says that a search begins; nothing begins to be rendered ahead before it is closed. */
    public synchronized Search search() {
        searches++;
        return new Search();
    }

    /** A search under way. */
    public final class Search implements AutoCloseable {
        private boolean ended;

        private Search() {}

        /** Orders the clip that a link made by {@link PreviewLinks#video} leads to. */
        public void found(String link) {
            remember(PreviewQuery.parse(link.substring(link.indexOf('?') + 1) + "&size=l"));
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                searchEnded();
            }
        }
    }

    /** Whether a search has ordered this very clip, and its rendering has not begun yet. */
    synchronized boolean remembers(PreviewQuery clip) {
        return remembered.contains(clip);
    }

    private synchronized void remember(PreviewQuery clip) {
        if (capacity == 0 || closed) {
            return;
        }
        remembered.remove(clip); // found again, it is the newest
        remembered.addLast(clip);
        if (remembered.size() > capacity) {
            remembered.removeFirst();
        }
    }

    private synchronized void searchEnded() {
        searches--;
        putOff();
    }

    /** At most one task waits, however many searches there are. */
    private synchronized void putOff() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        if (!closed && !remembered.isEmpty()) {
            next = scheduler.schedule(this::renderNext, pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void renderNext() {
        PreviewQuery clip = newestIfIdle();
        if (clip == null) {
            return;
        }
        try {
            Preview preview = clips.apply(clip);
            var unused = preview.queue()
                    .begin(preview.key(), preview.rendering())
                    .whenComplete((file, failure) -> {
                        if (failure != null) {
                            LOG.debug("A clip could not be rendered ahead", failure);
                        }
                    });
        } catch (RenderQueue.BusyException | RuntimeException e) {
            // Nobody has asked for it yet; whoever does will be told what is wrong.
            LOG.debug("A clip could not be rendered ahead", e);
        } finally {
            // Not before: a HEAD in between finds the clip either here or in the queue.
            forget(clip);
        }
    }

    private synchronized @Nullable PreviewQuery newestIfIdle() {
        if (closed || searches > 0 || remembered.isEmpty()) {
            return null;
        }
        if (rendering.getAsBoolean()) {
            putOff();
            return null;
        }
        return remembered.getLast();
    }

    private synchronized void forget(PreviewQuery clip) {
        remembered.remove(clip);
        putOff();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            remembered.clear();
            putOff();
        }
        scheduler.shutdownNow();
    }
}
