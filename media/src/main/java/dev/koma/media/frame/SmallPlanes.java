package dev.koma.media.frame;

import dev.koma.media.MediaException;
import dev.koma.media.stream.Orientation;
import dev.koma.media.stream.Scaler;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.jspecify.annotations.Nullable;

/** Scales frames down, each to its luma plane and, if wanted, to its chroma planes, and turns the small ones upright. */
final class SmallPlanes implements AutoCloseable {
    private final int width;
    private final int height;
    private final Orientation orientation;
    private final Scaler luma;
    private final byte[] turned;
    private @Nullable Scaler chroma;

    SmallPlanes(int width, int height, Orientation orientation) throws MediaException {
        this.width = orientation.transpose() ? height : width;
        this.height = orientation.transpose() ? width : height;
        this.orientation = orientation;
        this.turned = new byte[width * height];
        this.luma = new Scaler(this.width, this.height, avutil.AV_PIX_FMT_GRAY8, 1, swscale.SWS_AREA);
    }

    boolean luma(AVFrame frame, byte[] to) {
        if (!luma.scale(frame)) {
            return false;
        }
        copy(luma, 0, width, height, to);
        return true;
    }

    /** Grey where the frame cannot be converted. */
    void chroma(AVFrame frame, byte[] cb, byte[] cr) throws MediaException {
        if (chroma == null) {
            chroma = new Scaler(width / 2, height / 2, avutil.AV_PIX_FMT_YUV444P, 3, swscale.SWS_AREA);
        }
        if (chroma.scale(frame)) {
            copy(chroma, 1, width / 2, height / 2, cb);
            copy(chroma, 2, width / 2, height / 2, cr);
        } else {
            java.util.Arrays.fill(cb, (byte) 128);
            java.util.Arrays.fill(cr, (byte) 128);
        }
    }

    private void copy(Scaler scaler, int plane, int columns, int rows, byte[] to) {
        if (orientation.equals(Orientation.UPRIGHT)) {
            scaler.copy(plane, columns, rows, to);
        } else {
            scaler.copy(plane, columns, rows, turned);
            orientation.apply(turned, columns, rows, 1, to);
        }
    }

    @Override
    public void close() {
        luma.close();
        if (chroma != null) {
            chroma.close();
        }
    }
}
