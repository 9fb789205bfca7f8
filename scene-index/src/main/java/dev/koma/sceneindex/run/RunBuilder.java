package dev.koma.sceneindex.run;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Chroma;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the frames of one video into {@linkplain Run runs}; one builder a video, not safe for use by several threads.
 *
 * <p>Greedy: the first frame of a run represents it, and the run goes on while the gradients of each further frame stay within
 * {@link #BOUND} of the representative's and no shot begins. So no two frames of one run differ by more than twice the bound's
 * root, however slowly a picture changes.
 */
public final class RunBuilder {
    /** Largest squared distance of gradient vectors between a frame and the representative of its run. */
    public static final int BOUND = 1000;

    private final Describer describer = new Describer();
    private final byte[] gradients = new byte[Descriptor.GRADIENTS];
    private final List<Run> finished = new ArrayList<>();

    private @Nullable Descriptor representative;
    private long startMicros;
    private long lastMicros = -1;
    private int frames;
    private boolean startsShot;

    /**
     * Takes the next frame.
     *
     * @param timeMicros presentation time, above that of the frame before
     * @param luma {@code LUMA_WIDTH * LUMA_HEIGHT} bytes, full range, row by row; read during the call only
     * @param chroma the frame's colour, asked for during the call, and only when a run begins
     * @param newShot whether a new shot begins with this frame
     */
    public void add(long timeMicros, byte[] luma, Supplier<Chroma> chroma, boolean newShot) {
        if (timeMicros <= lastMicros) {
            throw new IllegalArgumentException("frame at " + timeMicros + " after one at " + lastMicros);
        }
        describer.gradients(luma, gradients);
        Descriptor current = representative;
        if (current == null || newShot || Descriptor.gradientDistance(current.gradients(), gradients) > BOUND) {
            close(timeMicros);
            representative = new Descriptor(gradients.clone(), Describer.colours(luma, chroma.get()));
            startMicros = timeMicros;
            frames = 0;
            startsShot = newShot || finished.isEmpty();
        }
        frames++;
        lastMicros = timeMicros;
    }

    /**
     * Ends the video.
     *
     * @param endMicros the end of the last frame; moved behind its beginning when it is not
     * @return the runs in order, each ending where the next begins
     */
    public List<Run> finish(long endMicros) {
        close(Math.max(endMicros, lastMicros + 1));
        representative = null;
        return List.copyOf(finished);
    }

    private void close(long endMicros) {
        if (representative != null) {
            finished.add(new Run(startMicros, endMicros, frames, startsShot, representative));
        }
    }
}
