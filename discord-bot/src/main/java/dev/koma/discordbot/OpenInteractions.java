package dev.koma.discordbot;

import dev.koma.botcore.reply.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
        private boolean answering;
        private long lastShown;
        /** What is shown next, when its time has come. */
        private @Nullable Text next;

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

        /**
         * Notes what is to be shown, in place of what was not shown yet.
         *
         * @return after how many nanoseconds to call {@link #show}, or empty when that is to be called anyway
         */
        synchronized OptionalLong later(Text words, long now, long pause) {
            boolean waits = next != null;
            next = words;
            return waits ? OptionalLong.empty() : OptionalLong.of(Math.max(0, lastShown + pause - now));
        }

        /** Shows what was noted last, unless an answer is on its way, which nothing may overtake. */
        synchronized void show(long now, Consumer<Text> way) {
            Text words = next;
            next = null;
            if (words != null && !answering) {
                lastShown = now;
                way.accept(words);
            }
        }

        synchronized void setAnswering(boolean isOnItsWay) {
            answering = isOnItsWay;
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
