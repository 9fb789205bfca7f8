package dev.koma.benchmarks.video;

import dev.koma.media.frame.DetailPlane;
import dev.koma.media.frame.FrameReader;
import dev.koma.media.frame.FrameSummary;
import dev.koma.media.frame.SmallFrame;
import dev.koma.media.probe.MediaInfo;
import dev.koma.media.probe.Probe;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.picture.Chroma;
import dev.koma.sceneindex.picture.FrameSize;
import dev.koma.sceneindex.picture.GreyPicture;
import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.run.KeyframeBuilder;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.word.FrameWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a video into an index: all that happens to each frame when a library is indexed, without the scan around it. */
public final class VideoIndexing {
    private VideoIndexing() {}

    /** @return the key frames that were put */
    public static List<Keyframe> put(Path video, int threads, SceneIndexWriter writer) throws IOException {
        KeyframeBuilder builder = new KeyframeBuilder(new FrameWords());
        MediaInfo info = Probe.probe(video);
        FrameReader reader = new FrameReader(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, threads);
        FrameSummary summary = reader.read(video, frame -> {
            builder.add(
                    frame.timeMicros(),
                    frame.luma(),
                    () -> new Chroma(frame.cb(), frame.cr()),
                    () -> detail(frame),
                    frame.startsShot());
            return true;
        });
        List<Keyframe> keyframes = builder.finish(summary.endMicros());
        VideoRecord record = new VideoRecord(
                new VideoId(video.toString().hashCode() | 1L << 40),
                video,
                null,
                video.getFileName().toString(),
                Files.size(video),
                0,
                "",
                summary.endMicros(),
                (double) info.width() / info.height(),
                summary.frames(),
                keyframes.stream().mapToInt(keyframe -> keyframe.runs().size()).sum(),
                keyframes.size(),
                summary.shotStartsMicros(),
                Coverage.COMPLETE,
                summary.partial());
        writer.put(record, keyframes);
        return keyframes;
    }

    private static GreyPicture detail(SmallFrame frame) {
        DetailPlane detail = frame.detail();
        return new GreyPicture(detail.width(), detail.height(), detail.luma());
    }
}
