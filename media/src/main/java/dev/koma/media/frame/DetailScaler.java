package dev.koma.media.frame;

import dev.koma.media.MediaException;
import dev.koma.media.stream.FrameSize;
import dev.koma.media.stream.PixelTarget;
import dev.koma.media.stream.Scaler;
import dev.koma.media.stream.VideoStream;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Scales frames to the size in which local features are looked for. */
final class DetailScaler implements AutoCloseable {
    /** Pixels of a picture of 16 by 9. */
    static final int AREA = 384 * 216;

    static final int LONGEST = 480;
    static final int SHORTEST = 16;

    private final VideoStream video;
    private @Nullable Scaler scaler;
    private FrameSize size = new FrameSize(0, 0);

    DetailScaler(VideoStream video) {
        this.video = video;
    }

    /** Black where the frame cannot be converted. */
    DetailPlane plane(AVFrame frame) throws MediaException {
        FrameSize wanted = fit(video.uprightSize(frame.width(), frame.height(), null));
        Scaler current = scaler;
        if (current == null || !wanted.equals(size)) {
            close();
            current = new Scaler(wanted.width(), wanted.height(), PixelTarget.LUMA, video.orientation());
            scaler = current;
            size = wanted;
        }
        byte[] luma = new byte[wanted.width() * wanted.height()];
        if (current.scale(frame)) {
            current.copy(0, luma);
        } else {
            Arrays.fill(luma, (byte) 0);
        }
        return new DetailPlane(wanted.width(), wanted.height(), luma);
    }

    /** The same shape with about {@link #AREA} pixels; what has fewer keeps them, unless a side is too short. */
    static FrameSize fit(FrameSize upright) {
        double width = Math.max(1, upright.width());
        double height = Math.max(1, upright.height());
        double scale = Math.min(1, Math.min(Math.sqrt(AREA / (width * height)), LONGEST / Math.max(width, height)));
        return new FrameSize(even(width * scale), even(height * scale));
    }

    private static int even(double side) {
        return (int) Math.clamp(2 * Math.round(side / 2), SHORTEST, LONGEST);
    }

    @Override
    public void close() {
        if (scaler != null) {
            scaler.close();
            scaler = null;
        }
    }
}
