package dev.koma.benchmarks.video;

import dev.koma.media.frame.FrameReader;
import dev.koma.media.frame.FrameSummary;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.run.Run;
import dev.koma.sceneindex.run.RunBuilder;
import dev.koma.sceneindex.store.SceneIndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a video into an index: all that happens to each frame when a library is indexed, without the scan around it. */
public final class VideoIndexing {
    private VideoIndexing() {}

    /** @return the runs that were put */
    public static List<Run> put(Path video, int threads, SceneIndexWriter writer) throws IOException {
        RunBuilder builder = new RunBuilder();
        FrameReader reader = new FrameReader(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, threads);
        FrameSummary summary = reader.read(video, frame -> {
            builder.add(frame.timeMicros(), frame.luma(), () -> new Chroma(frame.cb(), frame.cr()), frame.startsShot());
            return true;
        });
        List<Run> runs = builder.finish(summary.endMicros());
        VideoRecord record = new VideoRecord(
                new VideoId(video.toString().hashCode() | 1L << 40),
                video,
                null,
                video.getFileName().toString(),
                Files.size(video),
                0,
                "",
                summary.endMicros(),
                summary.frames(),
                runs.size(),
                0,
                summary.shotStartsMicros(),
                Coverage.COMPLETE,
                summary.partial());
        writer.put(record, runs);
        return runs;
    }
}
