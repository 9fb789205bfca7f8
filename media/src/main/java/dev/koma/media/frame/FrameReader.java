package dev.koma.media.frame;

import dev.koma.media.MediaException;
import dev.koma.media.stream.Deadline;
import dev.koma.media.stream.FrameDecoder;
import dev.koma.media.stream.KeyframeDecoder;
import dev.koma.media.stream.VideoStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Decodes every frame of a video in presentation order, straight from the decoder's planes to small ones.
 *
 * <p>Times count from the container's {@code start_time}, as {@code ffmpeg -ss} does; frames that an edit list hides are left
 * out. Interlaced video is taken as it is, both fields in one frame. The luma is the video's own Y (of its own matrix),
 * stretched to full range. Block edges of
 * bidirectional frames are not smoothed: in small planes that is invisible.
 */
public final class FrameReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int lumaWidth;
    private final int lumaHeight;
    private final int threads;
    private final Duration patience;

    /**
     * @param lumaWidth columns of the small luma plane, even
     * @param lumaHeight rows of the small luma plane, even
     * @param threads decoder threads, at least 1
     */
    public FrameReader(int lumaWidth, int lumaHeight, int threads) {
        this(lumaWidth, lumaHeight, threads, PATIENCE);
    }

    /** @param patience how long may pass without a frame */
    FrameReader(int lumaWidth, int lumaHeight, int threads, Duration patience) {
        if (lumaWidth < 2 || lumaHeight < 2 || lumaWidth % 2 != 0 || lumaHeight % 2 != 0 || threads < 1) {
            throw new IllegalArgumentException(lumaWidth + "x" + lumaHeight + " with " + threads + " threads");
        }
        this.lumaWidth = lumaWidth;
        this.lumaHeight = lumaHeight;
        this.threads = threads;
        this.patience = patience;
    }

    /**
     * Reads the file to its end, or until the visitor says stop. A file that is damaged or cut off is read as far as it goes.
     *
     * @throws MediaException when nothing can be decoded
     */
    public FrameSummary read(Path file, FrameVisitor visitor) throws MediaException {
        try (VideoStream video = VideoStream.open(file, Deadline.in(patience));
                FrameDecoder decoder = new FrameDecoder(video, threads, false);
                FramePass pass = new FramePass(video, decoder, lumaWidth, lumaHeight)) {
            return pass.run(visitor);
        }
    }

    /**
     * Reads a stretch: the frames whose time is at least {@code fromMicros} and below {@code toMicros}, with the times that they
     * have when the whole file is read. Decoding begins at the key frame before; where the file leads elsewhere, further back.
     *
     * @param limit how long all of it may take
     * @return the end of the last frame of the stretch; partial when the time was up or the file could not be read so far; no
     *     frames when there are none in the stretch
     * @throws MediaException when nothing can be decoded
     */
    public FrameSummary read(Path file, long fromMicros, long toMicros, Duration limit, FrameVisitor visitor)
            throws MediaException {
        if (fromMicros < 0 || toMicros <= fromMicros) {
            throw new IllegalArgumentException("from " + fromMicros + " to " + toMicros);
        }
        try (VideoStream video = VideoStream.open(file, Deadline.overall(limit));
                FrameDecoder decoder = new FrameDecoder(video, threads, false);
                FramePass pass = new FramePass(video, decoder, lumaWidth, lumaHeight)) {
            pass.seek(fromMicros, toMicros);
            return pass.run(visitor);
        }
    }

    /**
     * Reads only the codec's key frames, which is many times faster; where the container has an index, what lies between them is
     * not even read. A key frame {@linkplain SmallFrame#startsShot() starts a shot} when it looks nothing like the one before.
     * Those that follow another within a quarter of a second are left out unless they do; of streams that have nothing but key
     * frames, two a second are handed out.
     *
     * @return how many were handed out; the end of the video as its container claims where that is credible; partial when the
     *     file is cut off or cannot be read to its end
     * @throws MediaException when no key frame can be decoded
     */
    public FrameSummary keyframes(Path file, FrameVisitor visitor) throws MediaException {
        try (VideoStream video = VideoStream.open(file, Deadline.in(patience));
                KeyframeDecoder decoder = new KeyframeDecoder(video, threads);
                KeyframePass pass = new KeyframePass(video, decoder, lumaWidth, lumaHeight)) {
            return pass.run(visitor);
        }
    }
}
