package dev.koma.media.frame;

import dev.koma.media.MediaException;
import dev.koma.media.stream.KeyframeDecoder;
import dev.koma.media.stream.VideoStream;
import java.util.ArrayList;
import java.util.List;

/** One reading of the key frames of one file. */
final class KeyframePass implements AutoCloseable {
    /**
     * Least difference of key frames of different shots, in grey levels as {@link ShotFeatures#difference} counts: there are
     * seconds between them, in which motion alone changes more than it does from frame to frame.
     */
    private static final float OTHER_SHOT = 30;

    /** Key frames of one shot are not nearer to each other. */
    private static final long LEAST_GAP = 250_000;

    /** The last key frame may stand for so much, or for twice the longest stretch between two, before the end is not believed. */
    private static final long LONGEST_END = 30_000_000;

    private final VideoStream video;
    private final KeyframeDecoder decoder;
    private final SmallPlanes planes;
    private final DetailScaler details;
    private final FrameClock clock;
    private final List<Long> shots = new ArrayList<>();
    private Slot before;
    private Slot current;
    private long frames;
    private long unscaled;
    private long longestGap;

    KeyframePass(VideoStream video, KeyframeDecoder decoder, int width, int height) throws MediaException {
        this.video = video;
        this.decoder = decoder;
        this.planes = new SmallPlanes(width, height, video.orientation());
        this.details = new DetailScaler(video);
        this.clock = FrameClock.of(video);
        this.before = new Slot(planes, details, width, height);
        this.current = new Slot(planes, details, width, height);
    }

    FrameSummary run(FrameVisitor visitor) throws MediaException {
        boolean goOn = true;
        while (goOn && next()) {
            goOn = !isWanted() || handOut(visitor);
        }
        if (frames == 0) {
            throw new MediaException("No key frame of the video can be decoded"
                    + (decoder.stopped() == null ? "" : ": " + decoder.stopped()));
        }
        return new FrameSummary(
                frames, decoder.damaged() + unscaled, end(goOn), shots, goOn ? decoder.stopped() : null);
    }

    private boolean next() {
        video.deadline().progress(); // what the visitor took does not count
        while (decoder.next(current.frame)) {
            video.deadline().progress();
            if (current.fill()) {
                current.time(clock.next(time(), video.span(current.frame.duration())));
                return true;
            }
            unscaled++;
        }
        return false;
    }

    /** Where there are no times, packets are counted. */
    private long time() {
        long micros = decoder.micros();
        return micros == FrameClock.UNKNOWN ? (decoder.timeless() - 1) * clock.usualDuration() : micros;
    }

    private boolean isWanted() {
        boolean starts = frames > 0 && current.features.difference(before.features) >= OTHER_SHOT;
        current.startsShot(starts);
        return frames == 0 || starts || current.timeMicros() - before.timeMicros() >= LEAST_GAP;
    }

    private boolean handOut(FrameVisitor visitor) {
        if (current.startsShot()) {
            shots.add(current.timeMicros());
        }
        longestGap = frames == 0 ? 0 : Math.max(longestGap, current.timeMicros() - before.timeMicros());
        frames++;
        boolean goOn = visitor.frame(current);
        Slot free = before;
        before = current;
        current = free;
        return goOn;
    }

    private long end(boolean whole) {
        long least = clock.end();
        if (!whole) {
            return least;
        }
        long claimed = decoder.stopped() == null ? video.claimedEndMicros() : 0;
        long most = before.timeMicros() + Math.max(LONGEST_END, 2 * longestGap);
        return Math.max(least, Math.min(most, Math.max(claimed, decoder.seenMicros())));
    }

    @Override
    public void close() {
        before.close();
        current.close();
        details.close();
        planes.close();
    }
}
