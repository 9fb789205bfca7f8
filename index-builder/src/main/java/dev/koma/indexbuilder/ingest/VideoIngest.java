package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.ingest.VideoDescriber.Description;
import dev.koma.indexbuilder.library.VideoFile;
import dev.koma.media.MediaException;
import dev.koma.media.probe.MediaInfo;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.word.WordExtraction;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes single videos into the index: each pass over one is committed whole, or not at all. */
final class VideoIngest {
    private static final System.Logger LOG = System.getLogger(VideoIngest.class.getName());

    /** Shorter videos have no first pass: all of their frames are decoded about as soon. */
    static final long SHORT_MICROS = 60_000_000;

    /** Where key frames are further apart on average, finding one says little of what is between them. */
    static final long SPARSE_MICROS = 30_000_000;

    private final IndexingTools tools;
    private final WordExtraction extraction;
    private final IndexingListener listener;
    private final BooleanSupplier stop;

    VideoIngest(IndexingTools tools, WordExtraction extraction, IndexingListener listener, BooleanSupplier stop) {
        this.tools = tools;
        this.extraction = extraction;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * @param before the state of the file now
     * @param pass what is wanted; a video that is short or has no usable key frames is read whole at once
     * @throws IOException when the index or the data directory cannot be written
     */
    VideoOutcome index(VideoFile video, FileState before, Pass pass) throws IOException {
        Optional<Description> description;
        try {
            description = describe(video, pass);
        } catch (IOException e) {
            return failed(video, before, Objects.toString(e.getMessage(), "it cannot be read"));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Describing " + video.path() + " failed", e);
            return failed(video, before, "it could not be described (" + e + ")");
        }
        if (description.isEmpty()) {
            return new VideoOutcome.Stopped();
        }
        if (isChanged(video, before)) {
            return new VideoOutcome.Changed();
        }
        if (isSparse(description.get())) {
            return new VideoOutcome.Deferred();
        }
        tools.writer().put(description.get().record(), description.get().keyframes());
        tools.writer().commit();
        tools.failures().forget(video.path());
        return new VideoOutcome.Indexed(description.get().record());
    }

    private Optional<Description> describe(VideoFile video, Pass pass) throws IOException {
        MediaInfo info = tools.source().probe(video.path());
        if (pass == Pass.FIRST && (info.durationMicros() == 0 || info.durationMicros() >= SHORT_MICROS)) {
            try {
                return describe(video, info, Pass.FIRST);
            } catch (MediaException e) {
                LOG.log(System.Logger.Level.DEBUG, "No first pass over " + video.path(), e);
            }
        }
        return describe(video, info, Pass.FULL);
    }

    private Optional<Description> describe(VideoFile video, MediaInfo info, Pass pass) throws IOException {
        return new VideoDescriber(video, info, pass, extraction, listener::progress, stop, System::nanoTime)
                .describe(tools.source());
    }

    private static boolean isSparse(Description description) {
        return description.record().coverage() == Coverage.KEYFRAMES
                && description.record().durationMicros()
                        > SPARSE_MICROS * description.keyframes().size();
    }

    private VideoOutcome failed(VideoFile video, FileState before, String reason) throws IOException {
        if (isChanged(video, before)) {
            return new VideoOutcome.Changed();
        }
        if (tools.writer().catalog().video(video.id()).isPresent()) {
            // What the index has under this path was another file, or cannot be relied on.
            tools.writer().remove(video.id());
            tools.writer().commit();
        }
        tools.failures().remember(video, reason);
        return new VideoOutcome.Failed(reason);
    }

    private static boolean isChanged(VideoFile video, FileState before) {
        return !FileState.of(video.path()).equals(Optional.of(before));
    }
}
