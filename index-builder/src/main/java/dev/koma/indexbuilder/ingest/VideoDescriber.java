package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.Fingerprint;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.media.MediaException;
import dev.koma.media.frame.FrameSummary;
import dev.koma.media.frame.FrameVisitor;
import dev.koma.media.frame.SmallFrame;
import dev.koma.media.probe.MediaInfo;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.word.WordExtraction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reads one video in one pass and turns its frames into key frames; one describer a pass. */
final class VideoDescriber implements FrameVisitor {
    private static final long PROGRESS_NANOS = 100_000_000;

    private final VideoFile video;
    private final MediaInfo info;
    private final Pass pass;
    private final KeyframeSink sink;
    private final Consumer<IndexingProgress> progress;
    private final BooleanSupplier stop;
    private final LongSupplier nanoTime;
    private boolean stopped;
    private long frames;
    private long startedNanos;
    private long reportedNanos;

    /** What a video became. */
    record Description(VideoRecord record, List<Keyframe> keyframes) {}

    VideoDescriber(
            VideoFile video,
            MediaInfo info,
            Pass pass,
            WordExtraction extraction,
            Consumer<IndexingProgress> progress,
            BooleanSupplier stop,
            LongSupplier nanoTime) {
        this.video = video;
        this.info = info;
        this.pass = pass;
        this.sink = switch (pass) {
            case FIRST -> new CodecKeyframes(extraction, info.framesPerSecond());
            case FULL -> new EveryFrame(extraction);
        };
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
        startedNanos = nanoTime.getAsLong();
        reportedNanos = startedNanos;
        FrameSummary summary = switch (pass) {
            case FIRST -> source.keyframes(video.path(), this);
            case FULL -> source.read(video.path(), this);
        };
        if (stopped) {
            return Optional.empty();
        }
        if (frames == 0) {
            throw new MediaException("no frame could be decoded");
        }
        List<Keyframe> keyframes = sink.finish(summary.endMicros());
        return Optional.of(new Description(record(summary, keyframes), keyframes));
    }

    private VideoRecord record(FrameSummary summary, List<Keyframe> keyframes) throws IOException {
        List<Run> runs =
                keyframes.stream().flatMap(keyframe -> keyframe.runs().stream()).toList();
        return new VideoRecord(
                video.id(),
                video.path(),
                video.anilist(),
                video.title(),
                video.size(),
                video.modifiedMillis(),
                Fingerprint.of(video.path()),
                summary.endMicros(),
                (double) info.width() / info.height(),
                runs.stream().mapToLong(Run::frames).sum(),
                runs.size(),
                keyframes.size(),
                summary.shotStartsMicros(),
                pass == Pass.FIRST ? Coverage.KEYFRAMES : Coverage.COMPLETE,
                summary.partial());
    }

    @Override
    public boolean frame(SmallFrame frame) {
        if (stop.getAsBoolean()) {
            stopped = true;
            return false;
        }
        sink.add(frame);
        frames++;
        long now = nanoTime.getAsLong();
        if (now - reportedNanos >= PROGRESS_NANOS) {
            reportedNanos = now;
            double seconds = (now - startedNanos) / 1e9;
            progress.accept(new IndexingProgress(
                    video.path(), pass, frame.timeMicros(), info.durationMicros(), frames, frames / seconds));
        }
        return true;
    }
}
