package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.Fingerprint;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.media.MediaException;
import dev.koma.media.frame.DetailPlane;
import dev.koma.media.frame.FrameSummary;
import dev.koma.media.frame.FrameVisitor;
import dev.koma.media.frame.SmallFrame;
import dev.koma.media.probe.MediaInfo;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.KeyframeBuilder;
import dev.koma.sceneindex.word.VisualWords;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decodes one video and turns its frames into key frames; one describer a video. Nothing is allocated per frame. */
final class VideoDescriber implements FrameVisitor {
    private static final long PROGRESS_NANOS = 100_000_000;

    private final VideoFile video;
    private final Consumer<IndexingProgress> progress;
    private final BooleanSupplier stop;
    private final LongSupplier nanoTime;
    private final KeyframeBuilder builder = new KeyframeBuilder(frame -> VisualWords.NONE);
    private final Supplier<Chroma> chroma = this::chromaOfCurrent;
    private final Supplier<GreyPicture> detail = this::detailOfCurrent;
    private @Nullable SmallFrame current;
    private boolean stopped;
    private long claimedMicros;
    private double aspect;
    private long frames;
    private long startedNanos;
    private long reportedNanos;

    /** What a video became. */
    record Description(VideoRecord record, List<Keyframe> keyframes) {}

    VideoDescriber(VideoFile video, Consumer<IndexingProgress> progress, BooleanSupplier stop, LongSupplier nanoTime) {
        this.video = video;
        this.progress = progress;
        this.stop = stop;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads the whole video.
     *
     * @return empty when told to stop
     * @throws MediaException when nothing can be decoded
     * @throws IOException when the file cannot be read again for its fingerprint
     */
    Optional<Description> describe(FrameSource source) throws IOException {
        MediaInfo info = source.probe(video.path());
        claimedMicros = info.durationMicros();
        aspect = (double) info.width() / info.height();
        startedNanos = nanoTime.getAsLong();
        reportedNanos = startedNanos;
        FrameSummary summary = source.read(video.path(), this);
        if (stopped) {
            return Optional.empty();
        }
        if (frames == 0) {
            throw new MediaException("no frame could be decoded");
        }
        List<Keyframe> keyframes = builder.finish(summary.endMicros());
        return Optional.of(new Description(record(summary, keyframes), keyframes));
    }

    private VideoRecord record(FrameSummary summary, List<Keyframe> keyframes) throws IOException {
        return new VideoRecord(
                video.id(),
                video.path(),
                video.anilist(),
                video.title(),
                video.size(),
                video.modifiedMillis(),
                Fingerprint.of(video.path()),
                summary.endMicros(),
                aspect,
                frames,
                keyframes.stream().mapToInt(keyframe -> keyframe.runs().size()).sum(),
                keyframes.size(),
                summary.shotStartsMicros(),
                Coverage.COMPLETE,
                summary.partial());
    }

    @Override
    public boolean frame(SmallFrame frame) {
        if (stop.getAsBoolean()) {
            stopped = true;
            return false;
        }
        current = frame;
        builder.add(frame.timeMicros(), frame.luma(), chroma, detail, frame.startsShot());
        frames++;
        long now = nanoTime.getAsLong();
        if (now - reportedNanos >= PROGRESS_NANOS) {
            reportedNanos = now;
            double seconds = (now - startedNanos) / 1e9;
            progress.accept(
                    new IndexingProgress(video.path(), frame.timeMicros(), claimedMicros, frames, frames / seconds));
        }
        return true;
    }

    private Chroma chromaOfCurrent() {
        SmallFrame frame = current();
        return new Chroma(frame.cb(), frame.cr());
    }

    private GreyPicture detailOfCurrent() {
        DetailPlane detail = current().detail();
        return new GreyPicture(detail.width(), detail.height(), detail.luma());
    }

    private SmallFrame current() {
        SmallFrame frame = current;
        if (frame == null) {
            throw new IllegalStateException("something was asked for between two frames");
        }
        return frame;
    }
}
