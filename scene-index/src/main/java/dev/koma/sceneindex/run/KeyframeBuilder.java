package dev.koma.sceneindex.run;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.word.VisualWords;
import dev.koma.sceneindex.word.WordExtraction;
import dev.koma.sceneindex.word.WordExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the frames of one video into {@linkplain Keyframe key frames}; one builder a video, not safe for use by several threads.
 *
 * <p>A key frame begins where a shot does, and where a {@linkplain RunBuilder run} begins whose first frame is further than
 * {@link #BOUND} from the key frame's first frame. Local features outlast smaller changes of the picture than looks do: they
 * are looked for only in a key frame that begins a shot, or is further than {@link #WORDS_BOUND} from the last one with words,
 * or {@link #WORDS_MICROS} after it. They are found in its first frame; in a shot's second one where the key frame has one,
 * because encoders and editors blend the first with the shot before.
 *
 * <p>Measured on the public clips, trailers and cartoons that hardly ever stand still: 28 000 runs an hour in 8 600 key frames,
 * of which 2 800 have words; a run is at most 2 700 from its key frame's look in nine of ten.
 */
public final class KeyframeBuilder {
    /** Largest squared distance of gradient vectors between the first frame of a key frame and that of any other of its runs. */
    public static final int BOUND = 4_000;
    /** Largest squared distance of gradient vectors between the first frames of a key frame without words and the last with. */
    public static final int WORDS_BOUND = 11_000;
    /** No run begins later than this after the last key frame with words has begun, unless it begins another; microseconds. */
    public static final long WORDS_MICROS = 3_000_000;
    /** Most runs of a key frame. */
    public static final int MAX_RUNS = 255;

    private static final Supplier<VisualWords> NO_WORDS = () -> VisualWords.NONE;

    private final RunBuilder runs = new RunBuilder();
    private final WordExtraction extraction;
    /** Number of the first run of each key frame, and its words beside it. */
    private final List<Integer> firstRuns = new ArrayList<>();

    private final List<Supplier<VisualWords>> words = new ArrayList<>();
    private byte[] firstGradients = new byte[Descriptor.GRADIENTS];
    /** Gradients and time of the first frame of the last key frame with words. */
    private byte[] wordsGradients = new byte[Descriptor.GRADIENTS];

    private long wordsMicros;
    /** The first frame of a shot, as long as its second one has not come. */
    private @Nullable GreyPicture shotStart;

    /** A builder that finds local features when it is given the frames. */
    public KeyframeBuilder(WordExtractor extractor) {
        this(WordExtraction.immediate(extractor));
    }

    private KeyframeBuilder(WordExtraction extraction) {
        this.extraction = extraction;
    }

    /** A builder that has local features found by someone else, and waits for them when it finishes. */
    public static KeyframeBuilder extracting(WordExtraction extraction) {
        return new KeyframeBuilder(extraction);
    }

    /**
     * Takes the next frame.
     *
     * @param timeMicros presentation time, above that of the frame before
     * @param luma {@code LUMA_WIDTH * LUMA_HEIGHT} bytes, full range, row by row; read during the call only
     * @param chroma the frame's colour, asked for during the call, and only when a run begins
     * @param detail the frame at the size in which local features are found, asked for during the call, and only where a key
     *     frame with words begins; not changed afterwards
     * @param newShot whether a new shot begins with this frame
     */
    public void add(
            long timeMicros, byte[] luma, Supplier<Chroma> chroma, Supplier<GreyPicture> detail, boolean newShot) {
        boolean newRun = runs.add(timeMicros, luma, chroma, newShot);
        boolean newWords = newRun && (newShot || isFarFromWords(timeMicros));
        if (newWords || newRun && isFar()) {
            takeShotStart();
            begin(newWords ? detail : null, newShot);
            if (newWords) {
                wordsGradients = firstGradients;
                wordsMicros = timeMicros;
            }
        } else if (shotStart != null) {
            shotStart = null;
            words.add(extraction.begin(detail.get()));
        }
    }

    private boolean isFarFromWords(long timeMicros) {
        return firstRuns.isEmpty()
                || timeMicros - wordsMicros >= WORDS_MICROS
                || Descriptor.gradientDistance(wordsGradients, runs.gradients()) > WORDS_BOUND;
    }

    private boolean isFar() {
        return runs.finished() - firstRuns.getLast() >= MAX_RUNS
                || Descriptor.gradientDistance(firstGradients, runs.gradients()) > BOUND;
    }

    private void begin(@Nullable Supplier<GreyPicture> detail, boolean newShot) {
        if (detail == null) {
            words.add(NO_WORDS);
        } else if (newShot || firstRuns.isEmpty()) {
            shotStart = detail.get();
        } else {
            words.add(extraction.begin(detail.get()));
        }
        firstRuns.add(runs.finished());
        firstGradients = runs.gradients().clone();
    }

    /** A shot of one frame has no second one. */
    private void takeShotStart() {
        GreyPicture only = shotStart;
        if (only != null) {
            shotStart = null;
            words.add(extraction.begin(only));
        }
    }

    /**
     * Ends the video.
     *
     * @param endMicros the end of the last frame; moved behind its beginning when it is not
     * @return the key frames in order; their runs follow each other without gaps
     */
    public List<Keyframe> finish(long endMicros) {
        takeShotStart();
        List<Run> all = runs.finish(endMicros);
        List<Keyframe> keyframes = new ArrayList<>(firstRuns.size());
        for (int i = 0; i < firstRuns.size(); i++) {
            int end = i + 1 < firstRuns.size() ? firstRuns.get(i + 1) : all.size();
            List<Run> own = all.subList(firstRuns.get(i), end);
            keyframes.add(new Keyframe(look(own), words.get(i).get(), own));
        }
        return keyframes;
    }

    /** Gradients of the run whose furthest other run is nearest, the first of several. */
    private static byte[] look(List<Run> runs) {
        byte[] best = runs.getFirst().descriptor().gradients();
        int bestReach = Integer.MAX_VALUE;
        for (Run run : runs) {
            byte[] candidate = run.descriptor().gradients();
            int reach = 0;
            for (Run other : runs) {
                reach = Math.max(
                        reach,
                        Descriptor.gradientDistance(
                                candidate, other.descriptor().gradients()));
            }
            if (reach < bestReach) {
                best = candidate;
                bestReach = reach;
            }
        }
        return best;
    }
}
