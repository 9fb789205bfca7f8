package dev.koma.media.still;

import dev.koma.media.MediaException;
import dev.koma.media.stream.Deadline;
import dev.koma.media.stream.FrameDecoder;
import dev.koma.media.stream.FrameSize;
import dev.koma.media.stream.Orientation;
import dev.koma.media.stream.PixelTarget;
import dev.koma.media.stream.Scaler;
import dev.koma.media.stream.VideoStream;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Renders one frame of a library video. */
public final class StillRenderer {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int THREADS = 2;

    /**
     * The frame shown at a time, upright, with square pixels.
     *
     * @param timeMicros on the player's clock; clamped to the first and the last frame
     * @param width of the picture, even; the height follows from the aspect ratio, even
     * @throws MediaException when the file cannot be read, has no frame, or takes longer than 8 s
     */
    public byte[] render(Path file, long timeMicros, int width, StillFormat format) throws MediaException {
        if (width < 2 || width % 2 != 0 || width > 8192) {
            throw new IllegalArgumentException("still of width " + width);
        }
        try (VideoStream video = VideoStream.open(file, Deadline.in(PATIENCE));
                FrameDecoder decoder = new FrameDecoder(video, THREADS, true);
                FrameAtTime shown = new FrameAtTime(video, decoder)) {
            return encode(video, shown.find(timeMicros), width, format);
        }
    }

    private static byte[] encode(VideoStream video, AVFrame frame, int width, StillFormat format)
            throws MediaException {
        Orientation orientation = video.orientation(frame);
        FrameSize size = video.uprightSize(frame.width(), frame.height(), frame);
        int height = size.evenHeightAt(width);
        PixelTarget target = format == StillFormat.JPEG ? PixelTarget.YUV420_FULL : PixelTarget.YUV420_LIMITED;
        try (Scaler scaler = new Scaler(width, height, target, orientation)) {
            if (!scaler.scale(frame)) {
                throw new MediaException("The pixels of the video cannot be converted");
            }
            return StillEncoder.encode(scaler, width, height, format);
        }
    }
}
