package dev.koma.searchapi.http;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Bounds the memory of all that strangers send, or make the server fetch, at the same time. When it is used up, what has been
 * arriving for longest gives way: whoever sends at a usual pace is done long before, and slow senders who want to use up all of
 * it only displace each other. Safe for use by several threads.
 */
public final class BodyMemory {
    /** A body is held once, and for a moment twice or thrice: while it grows, and while its file is cut out. */
    private static final int SHARE_OF_HEAP = 5;

    private final long limit;
    private final SequencedSet<Body> arriving = new LinkedHashSet<>();
    private long held;

    /** @param limit in bytes, of all bodies together */
    public BodyMemory(long limit) {
        this.limit = limit;
    }

    /**
     * A share of the memory of this process.
     *
     * @param largest body that is taken, for which there is room in any case
     */
    static BodyMemory ofHeap(long largest) {
        return new BodyMemory(Math.max(2 * largest, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /**
     * Begins one body.
     *
     * @param giveWay ends it, as there is no room for it; called by any thread, holding no lock, at most once
     */
    public Body begin(Runnable giveWay) {
        Body body = new Body(giveWay);
        synchronized (this) {
            arriving.add(body);
        }
        return body;
    }

    /** Bytes that are held. */
    public synchronized long held() {
        return held;
    }

    private synchronized SequencedSet<Body> grow(Body body, long bytes) {
        SequencedSet<Body> displaced = new LinkedHashSet<>();
        if (body.over) {
            return displaced;
        }
        held += bytes;
        body.bytes += bytes;
        while (held > limit && !arriving.isEmpty()) {
            Body oldest = arriving.getFirst();
            release(oldest);
            displaced.add(oldest);
        }
        return displaced;
    }

    private synchronized void complete(Body body) {
        arriving.remove(body);
    }

    private synchronized void release(Body body) {
        arriving.remove(body);
        if (!body.over) {
            body.over = true;
            held -= body.bytes;
        }
    }

    /** What has come of one body. */
    public final class Body implements AutoCloseable {
        private final Runnable giveWay;
        private long bytes;
        private boolean over;

        private Body(Runnable giveWay) {
            this.giveWay = giveWay;
        }

        /** More has come; this may be too much, for this body or for others, which are then ended. */
        public void grow(long more) {
            BodyMemory.this.grow(this, more).forEach(displaced -> displaced.giveWay.run());
        }

        /** All has come: from now on it is held until it is closed. */
        public void complete() {
            BodyMemory.this.complete(this);
        }

        /** Nothing of it is held any more. */
        @Override
        public void close() {
            release(this);
        }
    }
}
