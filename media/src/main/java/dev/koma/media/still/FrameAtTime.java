package dev.koma.media.still;

import dev.koma.media.MediaException;
import dev.koma.media.stream.FrameDecoder;
import dev.koma.media.stream.VideoStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Finds the last frame whose time is not after a given one: from the key frame before it, decoding forward. Where the file leads
 * past the time (open groups of pictures, no index) or to nothing (cut off), it tries again from further back.
 */
final class FrameAtTime implements AutoCloseable {
    /** Longer than any film; keeps the arithmetic of time stamps from overflowing. */
    private static final long MAX_MICROS = 1_000_000_000_000L;

    private static final long FIRST_STEP_BACK = 1_000_000;

    private final VideoStream video;
    private final FrameDecoder decoder;
    private AVFrame shown = avutil.av_frame_alloc();
    private AVFrame next = avutil.av_frame_alloc();

    FrameAtTime(VideoStream video, FrameDecoder decoder) {
        this.video = video;
        this.decoder = decoder;
    }

    /** The frame stays valid until this is closed. */
    AVFrame find(long timeMicros) throws MediaException {
        long claimed = video.durationMicros();
        long time = Math.clamp(timeMicros, 0, MAX_MICROS);
        long near = claimed > 0 ? Math.min(time, claimed) : time;
        long step = 0;
        while (true) {
            boolean fromStart = step >= near;
            decoder.seek(fromStart ? 0 : near - step);
            if (decodeUntil(time, fromStart)) {
                return shown;
            }
            if (fromStart || video.deadline().passed()) {
                throw new MediaException(
                        video.deadline().passed() ? "Finding the frame takes too long" : "No frame can be decoded");
            }
            step = step == 0 ? FIRST_STEP_BACK : step * 4;
        }
    }

    /** Leaves the frame in {@link #shown} and says whether it is the right one. */
    private boolean decodeUntil(long time, boolean fromStart) {
        boolean any = false;
        long expected = Long.MIN_VALUE;
        while (decoder.next(next)) {
            long at = video.micros(next.best_effort_timestamp());
            at = at == Long.MIN_VALUE ? expected : at;
            if (at == Long.MIN_VALUE && !fromStart) {
                return false; // nothing says where this is
            }
            at = Math.max(0, at);
            expected = at + duration(next);
            boolean tooLate = at > time;
            if (tooLate && (any || !fromStart)) {
                return any;
            }
            AVFrame older = shown;
            shown = next;
            next = older;
            any = true;
            if (tooLate) {
                return true; // nothing is shown earlier than the first frame
            }
        }
        return any && !video.deadline().passed();
    }

    private long duration(AVFrame frame) {
        if (frame.duration() > 0) {
            return video.span(frame.duration());
        }
        double rate = video.framesPerSecond();
        return rate > 0 ? Math.round(1e6 / rate) : 40_000;
    }

    @Override
    public void close() {
        avutil.av_frame_free(shown);
        avutil.av_frame_free(next);
    }
}
