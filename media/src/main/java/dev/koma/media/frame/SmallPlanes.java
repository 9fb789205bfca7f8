package dev.koma.media.frame;

import dev.koma.media.MediaException;
import dev.koma.media.stream.Orientation;
import dev.koma.media.stream.PixelTarget;
import dev.koma.media.stream.Scaler;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Scales frames down, each to its luma plane and, if wanted, to its chroma planes. */
final class SmallPlanes implements AutoCloseable {
    private static final byte NO_COLOUR = (byte) 128;

    private final int width;
    private final int height;
    private final Orientation orientation;
    private final Scaler luma;
    private @Nullable Scaler chroma;

    SmallPlanes(int width, int height, Orientation orientation) throws MediaException {
        this.width = width;
        this.height = height;
        this.orientation = orientation;
        this.luma = new Scaler(width, height, PixelTarget.LUMA, orientation);
    }

    boolean luma(AVFrame frame, byte[] to) {
        if (!luma.scale(frame)) {
            return false;
        }
        luma.copy(0, to);
        return true;
    }

    /** Grey where the frame cannot be converted. */
    void chroma(AVFrame frame, byte[] cb, byte[] cr) throws MediaException {
        if (chroma == null) {
            chroma = new Scaler(width / 2, height / 2, PixelTarget.YUV444, orientation);
        }
        if (chroma.scale(frame)) {
            chroma.copy(1, cb);
            chroma.copy(2, cr);
        } else {
            Arrays.fill(cb, NO_COLOUR);
            Arrays.fill(cr, NO_COLOUR);
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
