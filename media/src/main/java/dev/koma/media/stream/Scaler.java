package dev.koma.media.stream;

import dev.koma.media.MediaException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/** Scales decoded frames of any format to pictures of one size and format, full range. Used by one thread. */
public final class Scaler implements AutoCloseable {
    /** AV_FRAME_FLAG_INTERLACED, which the presets do not carry. */
    private static final int INTERLACED = 1 << 3;

    private final SwsContext context;
    private final AVFrame target;
    private final ByteBuffer[] planes;

    /**
     * @param pixelFormat FFmpeg's number
     * @param planes of {@code pixelFormat}
     * @param flags of the scaling algorithm
     */
    public Scaler(int width, int height, int pixelFormat, int planes, int flags) throws MediaException {
        context = swscale.sws_alloc_context();
        context.flags(flags);
        target = avutil.av_frame_alloc();
        target.width(width);
        target.height(height);
        target.format(pixelFormat);
        int result = avutil.av_frame_get_buffer(target, 0);
        if (result < 0) {
            close();
            throw new MediaException("No memory for a picture: " + FfmpegError.text(result));
        }
        target.color_range(avutil.AVCOL_RANGE_JPEG);
        this.planes = new ByteBuffer[planes];
        for (int i = 0; i < planes; i++) {
            long size = (long) target.linesize(i) * height;
            this.planes[i] = target.data(i).capacity(size).asByteBuffer();
        }
    }

    /** @return whether it worked; a frame of a format that cannot be converted does not */
    public boolean scale(AVFrame frame) {
        // swscale would scale the fields apart and only into an interlaced target.
        frame.flags(frame.flags() & ~INTERLACED);
        int matrix = frame.colorspace();
        target.colorspace(matrix == avutil.AVCOL_SPC_RGB ? avutil.AVCOL_SPC_BT470BG : matrix);
        target.color_primaries(frame.color_primaries());
        target.color_trc(frame.color_trc());
        return swscale.sws_scale_frame(context, target, frame) >= 0;
    }

    /** The picture that was made last; valid until the next. */
    public AVFrame target() {
        return target;
    }

    /** Copies rows of a plane of the picture that was made last into an array without gaps. */
    public void copy(int plane, int rowBytes, int rows, byte[] to) {
        int stride = target.linesize(plane);
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
