package dev.koma.media.frame;

import dev.koma.media.MediaException;
import dev.koma.media.stream.Deadline;
import dev.koma.media.stream.FrameDecoder;
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
}
