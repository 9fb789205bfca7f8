package dev.koma.discordbot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.jspecify.annotations.Nullable;

/** The newest interactions of this process, at most 10000: what is needed to acknowledge them once. */
final class OpenInteractions {
    private static final int MOST = 10_000;

    private final Map<Long, OpenInteraction> newest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, OpenInteraction> eldest) {
            return size() > MOST;
        }
    };

    /** One interaction. Guarded by itself. */
    static final class OpenInteraction {
        /** Until it was acknowledged; an event of JDA holds much. */
        private @Nullable IReplyCallback callback;
        /** Completed when Discord has taken the acknowledgement, exceptionally when it has not. */
        final CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();

        private boolean quiet;
        private long lastShown;

        OpenInteraction(IReplyCallback callback) {
            this.callback = callback;
        }

        /** The callback, the first time. */
        synchronized @Nullable IReplyCallback take(boolean forOneOnly, long now) {
            IReplyCallback taken = callback;
            if (taken != null) {
                callback = null;
                quiet = forOneOnly;
                lastShown = now;
            }
            return taken;
        }

        synchronized boolean isQuiet() {
            return quiet;
        }

        /** Whether nothing was shown for so long that something may be shown now. */
        synchronized boolean mayShow(long now, long pause) {
            if (now - lastShown < pause) {
                return false;
            }
            lastShown = now;
            return true;
        }
    }

    /** Remembers an interaction; one that came again is the same. */
    synchronized void add(IReplyCallback callback) {
        newest.putIfAbsent(callback.getIdLong(), new OpenInteraction(callback));
    }

    synchronized @Nullable OpenInteraction find(long interaction) {
        return newest.get(interaction);
    }
}
