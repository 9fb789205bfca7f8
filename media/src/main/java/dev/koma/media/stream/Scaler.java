package dev.koma.media.stream;

import dev.koma.media.MediaException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * Scales decoded frames of any format to upright pictures of one size and one {@link PixelTarget}. Each pixel is the mean of the
 * area that it covers. Used by one thread.
 */
public final class Scaler implements AutoCloseable {
    /** AV_FRAME_FLAG_INTERLACED, which the presets do not carry. */
    private static final int INTERLACED = 1 << 3;

    private final PixelTarget kind;
    private final Orientation orientation;
    private final int storedWidth;
    private final int storedHeight;
    private final SwsContext context;
    private final AVFrame target;
    private final ByteBuffer[] planes;
    private final byte[] turning;

    /**
     * Allocates the picture.
     *
     * @param width of the upright picture
     * @param height of the upright picture
     */
    public Scaler(int width, int height, PixelTarget kind, Orientation orientation) throws MediaException {
        this.kind = kind;
        this.orientation = orientation;
        storedWidth = orientation.transpose() ? height : width;
        storedHeight = orientation.transpose() ? width : height;
        context = swscale.sws_alloc_context();
        context.flags(swscale.SWS_AREA);
        target = avutil.av_frame_alloc();
        target.width(storedWidth);
        target.height(storedHeight);
        target.format(kind.format);
        int result = avutil.av_frame_get_buffer(target, 0);
        if (result < 0) {
            close();
            throw new MediaException("No memory for a picture: " + FfmpegError.text(result));
        }
        target.color_range(kind.fullRange ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
        planes = new ByteBuffer[kind.planes()];
        for (int i = 0; i < planes.length; i++) {
            long size = (long) target.linesize(i) * kind.of(storedHeight, i);
            planes[i] = target.data(i).capacity(size).asByteBuffer();
        }
        turning = orientation.equals(Orientation.UPRIGHT)
                ? new byte[0]
                : new byte[width * height * kind.bytesPerPixel(0)];
    }

    /** Makes a picture of a frame; says false for a frame of a format that cannot be converted. */
    public boolean scale(AVFrame frame) {
        // swscale would scale the fields apart, and only into an interlaced target.
        frame.flags(frame.flags() & ~INTERLACED);
        target.colorspace(kind.matrix(frame.colorspace()));
        target.color_primaries(frame.color_primaries());
        target.color_trc(frame.color_trc());
        return swscale.sws_scale_frame(context, target, frame) >= 0;
    }

    /** Copies a plane of the picture that was made last, upright, without gaps. */
    public void copy(int plane, byte[] to) {
        if (turning.length == 0) {
            copyStored(plane, to);
        } else {
            copyStored(plane, turning);
            orientation.apply(
                    turning, kind.of(storedWidth, plane), kind.of(storedHeight, plane), kind.bytesPerPixel(plane), to);
        }
    }

    private void copyStored(int plane, byte[] to) {
        int stride = target.linesize(plane);
        int rowBytes = kind.of(storedWidth, plane) * kind.bytesPerPixel(plane);
        int rows = kind.of(storedHeight, plane);
        ByteBuffer from = planes[plane];
        if (stride == rowBytes) {
            from.get(0, to, 0, rowBytes * rows);
            return;
        }
        for (int y = 0; y < rows; y++) {
            from.get(y * stride, to, y * rowBytes, rowBytes);
        }
    }

    @Override
    public void close() {
        avutil.av_frame_free(target);
        swscale.sws_free_context(context);
    }
}
