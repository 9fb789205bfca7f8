package dev.koma.indexbuilder.ingest;

import dev.koma.media.MediaException;
import dev.koma.media.frame.FrameReader;
import dev.koma.media.frame.FrameSummary;
import dev.koma.media.frame.FrameVisitor;
import dev.koma.media.probe.MediaInfo;
import dev.koma.media.probe.Probe;
import dev.koma.sceneindex.picture.FrameSize;
import java.nio.file.Path;

/** Where the frames of a video come from; the seam to FFmpeg. */
interface FrameSource {
    MediaInfo probe(Path video) throws MediaException;

    FrameSummary read(Path video, FrameVisitor visitor) throws MediaException;

    /** Only the codec's key frames. */
    FrameSummary keyframes(Path video, FrameVisitor visitor) throws MediaException;

    /** Decodes with FFmpeg, in this process. */
    static FrameSource decoding(int threads) {
        FrameReader reader = new FrameReader(FrameSize.LUMA_WIDTH, FrameSize.LUMA_HEIGHT, threads);
        return new FrameSource() {
            @Override
            public MediaInfo probe(Path video) throws MediaException {
                return Probe.probe(video);
            }

            @Override
            public FrameSummary read(Path video, FrameVisitor visitor) throws MediaException {
                return reader.read(video, visitor);
            }

            @Override
            public FrameSummary keyframes(Path video, FrameVisitor visitor) throws MediaException {
                return reader.keyframes(video, visitor);
            }
        };
    }
}
