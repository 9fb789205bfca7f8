package dev.koma.media.frame;

import dev.koma.media.MediaException;
import java.io.UncheckedIOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Place for one frame, used again and again. */
final class Slot implements SmallFrame, AutoCloseable {
    final AVFrame frame = avutil.av_frame_alloc();
    final ShotFeatures features = new ShotFeatures();
    private final SmallPlanes planes;
    private final DetailScaler details;
    private final byte[] luma;
    private final byte[] cb;
    private final byte[] cr;
    private boolean hasChroma;
    private @Nullable DetailPlane detail;
    private boolean startsShot;
    private long timeMicros;

    Slot(SmallPlanes planes, DetailScaler details, int width, int height) {
        this.planes = planes;
        this.details = details;
        this.luma = new byte[width * height];
        this.cb = new byte[width / 2 * (height / 2)];
        this.cr = new byte[width / 2 * (height / 2)];
    }

    /** Takes over what was decoded into {@link #frame} and says whether it could be scaled. */
    boolean fill() {
        hasChroma = false;
        detail = null;
        startsShot = false;
        if (!planes.luma(frame, luma)) {
            return false;
        }
        features.of(luma);
        return true;
    }

    void time(long micros) {
        timeMicros = micros;
    }

    void startsShot(boolean value) {
        startsShot = value;
    }

    @Override
    public long timeMicros() {
        return timeMicros;
    }

    @Override
    public byte[] luma() {
        return luma;
    }

    @Override
    public byte[] cb() {
        scaleChroma();
        return cb;
    }

    @Override
    public byte[] cr() {
        scaleChroma();
        return cr;
    }

    private void scaleChroma() {
        if (!hasChroma) {
            try {
                planes.chroma(frame, cb, cr);
            } catch (MediaException e) {
                throw new UncheckedIOException(e);
            }
            hasChroma = true;
        }
    }

    @Override
    public DetailPlane detail() {
        DetailPlane plane = detail;
        if (plane == null) {
            try {
                plane = details.plane(frame);
            } catch (MediaException e) {
                throw new UncheckedIOException(e);
            }
            detail = plane;
        }
        return plane;
    }

    @Override
    public boolean startsShot() {
        return startsShot;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
    }
}
