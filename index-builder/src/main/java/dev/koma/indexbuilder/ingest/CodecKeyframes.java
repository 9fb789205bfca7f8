package dev.koma.indexbuilder.ingest;

import dev.koma.media.frame.SmallFrame;
import dev.koma.sceneindex.descriptor.Describer;
import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.word.VisualWords;
import dev.koma.sceneindex.word.WordExtraction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The first pass: each of the codec's key frames stands, as one run, for all that follows until the next one. What is not known
 * of the frames between is estimated.
 */
final class CodecKeyframes implements KeyframeSink {
    private static final double USUAL_RATE = 25;

    private final WordExtraction extraction;
    private final double framesPerSecond;
    private final Describer describer = new Describer();
    private final List<Seen> seen = new ArrayList<>();

    private record Seen(long timeMicros, boolean startsShot, Descriptor descriptor, Supplier<VisualWords> words) {}

    /** @param framesPerSecond of the video, 0 when unknown */
    CodecKeyframes(WordExtraction extraction, double framesPerSecond) {
        this.extraction = extraction;
        this.framesPerSecond = framesPerSecond > 0 ? framesPerSecond : USUAL_RATE;
    }

    @Override
    public void add(SmallFrame frame) {
        byte[] gradients = new byte[Descriptor.GRADIENTS];
        describer.gradients(frame.luma(), gradients);
        byte[] colours = Describer.colours(frame.luma(), DescribedFrame.chroma(frame));
        seen.add(new Seen(
                frame.timeMicros(),
                frame.startsShot() || seen.isEmpty(),
                new Descriptor(gradients, colours, Describer.census(frame.luma())),
                extraction.begin(DescribedFrame.detail(frame))));
    }

    @Override
    public List<Keyframe> finish(long endMicros) {
        List<Keyframe> keyframes = new ArrayList<>(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            Seen frame = seen.get(i);
            long end = i + 1 < seen.size() ? seen.get(i + 1).timeMicros() : Math.max(endMicros, frame.timeMicros() + 1);
            Run run = new Run(
                    frame.timeMicros(), end, frames(end - frame.timeMicros()), frame.startsShot(), frame.descriptor());
            keyframes.add(
                    new Keyframe(frame.descriptor().gradients(), frame.words().get(), List.of(run)));
        }
        return keyframes;
    }

    private int frames(long micros) {
        return (int) Math.clamp(Math.round(micros * framesPerSecond / 1e6), 1, Integer.MAX_VALUE);
    }
}
