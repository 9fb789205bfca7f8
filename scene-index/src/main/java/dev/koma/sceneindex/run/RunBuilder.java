package dev.koma.sceneindex.run;

import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Chroma;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Cuts the frames of one video into {@linkplain Run runs}; one builder a video, not safe for use by several threads.
 *
 * <p>Greedy: a run goes on while the gradients of each further frame stay within {@link #BOUND} of the first one's and no shot
 * begins. A frame near its middle represents it, so that the frames of a slow change are nearest to the run that they are in;
 * none is further from it than four times the bound (twice the bound's root).
 */
public final class RunBuilder {
    /** Largest squared distance of gradient vectors between the first and any other frame of a run. */
    public static final int BOUND = 500;

    private final Describer describer = new Describer();
    private final byte[] gradients = new byte[Descriptor.GRADIENTS];
    private final List<Run> finished = new ArrayList<>();
    /** Gradients of the open run's frames 0, 1, 2, 4, 8 ...: one of them is near the middle, wherever that will be. */
    private final List<byte[]> candidates = new ArrayList<>();
    /** Each one's census. */
    private final List<byte[]> censuses = new ArrayList<>();

    /** Colours of its first frame: they change little within a run, and scaling a frame's colour planes costs time. */
    private byte[] colours = new byte[Descriptor.COLOURS];

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
     * @return whether a run begins with this frame
     */
    public boolean add(long timeMicros, byte[] luma, Supplier<Chroma> chroma, boolean newShot) {
        if (timeMicros <= lastMicros) {
            throw new IllegalArgumentException("frame at " + timeMicros + " after one at " + lastMicros);
        }
        describer.gradients(luma, gradients);
        boolean newRun = candidates.isEmpty()
                || newShot
                || Descriptor.gradientDistance(candidates.getFirst(), gradients) > BOUND;
        if (newRun) {
            close(timeMicros);
            startMicros = timeMicros;
            startsShot = newShot || finished.isEmpty();
            colours = Describer.colours(luma, chroma.get());
        }
        if (Integer.bitCount(frames) <= 1) {
            candidates.add(gradients.clone());
            censuses.add(Describer.census(luma));
        }
        frames++;
        lastMicros = timeMicros;
        return newRun;
    }

    /** Number of runs before the open one. */
    int finished() {
        return finished.size();
    }

    /** Gradients of the last frame; the array is reused. */
    byte[] gradients() {
        return gradients;
    }

    /**
     * Ends the video.
     *
     * @param endMicros the end of the last frame; moved behind its beginning when it is not
     * @return the runs in order, each ending where the next begins
     */
    public List<Run> finish(long endMicros) {
        close(Math.max(endMicros, lastMicros + 1));
        return List.copyOf(finished);
    }

    private void close(long endMicros) {
        if (frames > 0) {
            finished.add(new Run(startMicros, endMicros, frames, startsShot, representative()));
            candidates.clear();
            censuses.clear();
            frames = 0;
        }
    }

    /** The candidate nearest to the middle; the candidate at position i is frame 2^(i-1), the first one frame 0. */
    private Descriptor representative() {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (offCentre(i) < offCentre(best)) {
                best = i;
            }
        }
        return new Descriptor(candidates.get(best), colours, censuses.get(best));
    }

    private int offCentre(int candidate) {
        int frame = candidate == 0 ? 0 : 1 << (candidate - 1);
        return Math.abs(2 * frame - frames);
    }
}
