package dev.koma.media.frame;

import dev.koma.media.stream.VideoStream;

/**
 * Makes the times of a stream what a player shows: strictly ascending and never negative. A frame without a time follows its
 * predecessor; where the stream's own clock jumps back (two recordings in one file), it goes on from there.
 */
final class FrameClock {
    /** What a demuxer answers for a frame without a time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long DEFAULT_FRAME_MICROS = 40_000;

    /** Steps back that are smaller come from sloppy time stamps, not from a new clock. */
    private static final long RESET = 500_000;

    private final long usualDuration;
    private long last = -1;
    private long lastDuration;
    private long shift;

    /** @param usualDurationMicros of frames that have none of their own */
    FrameClock(long usualDurationMicros) {
        this.usualDuration = usualDurationMicros;
    }

    /** A clock for a stream, whose frame rate says how long frames last that do not say so themselves. */
    static FrameClock of(VideoStream video) {
        double rate = video.framesPerSecond();
        return new FrameClock(rate > 0 ? Math.max(1, Math.round(1e6 / rate)) : DEFAULT_FRAME_MICROS);
    }

    /** How long frames last that do not say so themselves. */
    long usualDuration() {
        return usualDuration;
    }

    /**
     * The time of the next frame.
     *
     * @param micros from the stream, or {@link #UNKNOWN}
     * @param durationMicros of the frame, 0 when unknown
     */
    long next(long micros, long durationMicros) {
        long expected = last < 0 ? 0 : last + lastDuration;
        long time = micros == UNKNOWN ? expected : micros + shift;
        if (last >= 0 && time <= last - RESET) {
            shift += expected - time;
            time = expected;
        }
        lastDuration = durationMicros > 0 ? durationMicros : usualDuration;
        last = Math.max(time, last + 1);
        return last;
    }

    /** Where the last frame ends. */
    long end() {
        return last < 0 ? 0 : last + lastDuration;
    }
}
