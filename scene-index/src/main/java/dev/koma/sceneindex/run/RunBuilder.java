package dev.koma.sceneindex.run;

import dev.koma.sceneindex.picture.Chroma;
import java.util.List;
import java.util.function.Supplier;

/** Cuts the frames of one video into {@linkplain Run runs}; one builder a video, not safe for use by several threads. */
public final class RunBuilder {
    /**
     * Takes the next frame.
     *
     * @param timeMicros presentation time, above that of the frame before
     * @param luma {@code LUMA_WIDTH * LUMA_HEIGHT} bytes, full range, row by row; read during the call only
     * @param chroma the frame's colour, asked for during the call, and only when a run begins
     * @param startsShot whether a new shot begins with this frame
     */
    public void add(long timeMicros, byte[] luma, Supplier<Chroma> chroma, boolean startsShot) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the video.
     *
     * @param endMicros the end of the last frame
     * @return the runs in order, each ending where the next begins
     */
    public List<Run> finish(long endMicros) {
        throw new UnsupportedOperationException();
    }
}
