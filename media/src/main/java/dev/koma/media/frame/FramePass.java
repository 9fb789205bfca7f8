package dev.koma.media.frame;

import dev.koma.media.MediaException;
import dev.koma.media.stream.FrameDecoder;
import dev.koma.media.stream.VideoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One reading of one file. Frames are handed out one late, because a flash is told from a cut by the frame after it. */
final class FramePass implements AutoCloseable {
    private static final long FIRST_STEP_BACK = 1_000_000;

    private final VideoStream video;
    private final FrameDecoder decoder;
    private final SmallPlanes planes;
    private final DetailScaler details;
    private FrameClock clock;
    private final ShotDetector detector = new ShotDetector();
    private final List<Long> shots = new ArrayList<>();
    private Slot before;
    private Slot current;
    private Slot after;
    private long frames;
    private long unscaled;
    private long endMicros;
    private long from;
    private long to = Long.MAX_VALUE;
    /** Whether {@link #after} already holds the first frame. */
    private boolean begun;

    /** Frames that were looked at for a cut, also those before the stretch. */
    private long judged;

    FramePass(VideoStream video, FrameDecoder decoder, int width, int height) throws MediaException {
        this.video = video;
        this.decoder = decoder;
        this.planes = new SmallPlanes(width, height, video.orientation());
        this.details = new DetailScaler(video);
        this.clock = FrameClock.of(video);
        this.before = new Slot(planes, details, width, height);
        this.current = new Slot(planes, details, width, height);
        this.after = new Slot(planes, details, width, height);
    }

    /** Limits the reading to a stretch, and begins at the key frame before it or, where the file leads elsewhere, further back. */
    void seek(long fromMicros, long toMicros) {
        from = fromMicros;
        to = toMicros;
        for (long step = 0; step < from && !video.deadline().passed(); step = Math.max(FIRST_STEP_BACK, 4 * step)) {
            decoder.seek(from - step);
            if (next(after)
                    && video.micros(after.frame.best_effort_timestamp()) != FrameClock.UNKNOWN
                    && after.timeMicros() <= from) {
                begun = true;
                return;
            }
            clock = FrameClock.of(video);
        }
        decoder.seek(0);
    }

    FrameSummary run(FrameVisitor visitor) throws MediaException {
        boolean goOn = true;
        long decoded = 0;
        while (goOn && (begun || next(after))) {
            begun = false;
            if (decoded++ > 0) {
                goOn = handOut(after, visitor);
            }
            rotate();
        }
        if (decoded == 0) {
            throw new MediaException("No frame of the video can be decoded"
                    + (decoder.stopped() == null ? "" : ": " + decoder.stopped()));
        }
        if (goOn) {
            handOut(null, visitor);
        }
        return new FrameSummary(frames, decoder.damaged() + unscaled, endMicros, shots, goOn ? partial() : null);
    }

    /** Decodes until a frame can be scaled; false at the end. */
    private boolean next(Slot slot) {
        video.deadline().progress(); // what the visitor took does not count
        while (decoder.next(slot.frame)) {
            video.deadline().progress();
            if (slot.fill()) {
                slot.time(clock.next(
                        video.micros(slot.frame.best_effort_timestamp()), video.span(slot.frame.duration())));
                return true;
            }
            unscaled++;
        }
        return false;
    }

    private boolean handOut(@Nullable Slot following, FrameVisitor visitor) {
        boolean starts = detector.starts(
                judged++ == 0 ? null : before.features,
                current.features,
                following == null ? null : following.features,
                current.timeMicros());
        if (current.timeMicros() < from) {
            return true;
        }
        current.startsShot(starts);
        if (starts) {
            shots.add(current.timeMicros());
        }
        frames++;
        endMicros = following == null ? clock.end() : following.timeMicros();
        boolean goOn = visitor.frame(current);
        return goOn && (following == null || following.timeMicros() < to);
    }

    private void rotate() {
        Slot free = before;
        before = current;
        current = after;
        after = free;
    }

    private @Nullable String partial() {
        if (decoder.stopped() != null) {
            return decoder.stopped();
        }
        if (to != Long.MAX_VALUE) {
            return null;
        }
        long claimed = video.claimedEndMicros();
        long tolerance = Math.max(1_000_000, claimed / 100);
        return endMicros + tolerance < claimed
                ? String.format(Locale.ROOT, "the video ends after %.1f s of %.1f s", endMicros / 1e6, claimed / 1e6)
                : null;
    }

    @Override
    public void close() {
        before.close();
        current.close();
        after.close();
        details.close();
        planes.close();
    }
}
