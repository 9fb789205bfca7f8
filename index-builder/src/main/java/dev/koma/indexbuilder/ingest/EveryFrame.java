package dev.koma.indexbuilder.ingest;

import dev.koma.media.frame.SmallFrame;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.KeyframeBuilder;
import dev.koma.sceneindex.word.WordExtraction;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The full pass: every frame counts. Nothing is allocated per frame, only where a key frame begins. */
final class EveryFrame implements KeyframeSink {
    private final KeyframeBuilder builder;
    private final Supplier<Chroma> chroma = () -> DescribedFrame.chroma(current());
    private final Supplier<GreyPicture> detail = () -> DescribedFrame.detail(current());
    private @Nullable SmallFrame current;

    EveryFrame(WordExtraction extraction) {
        this.builder = KeyframeBuilder.extracting(extraction);
    }

    @Override
    public void add(SmallFrame frame) {
        current = frame;
        builder.add(frame.timeMicros(), frame.luma(), chroma, detail, frame.startsShot());
    }

    private SmallFrame current() {
        SmallFrame frame = current;
        if (frame == null) {
            throw new IllegalStateException("something was asked for between two frames");
        }
        return frame;
    }

    @Override
    public List<Keyframe> finish(long endMicros) {
        return builder.finish(endMicros);
    }
}
