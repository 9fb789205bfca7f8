package dev.koma.indexbuilder.ingest;

import dev.koma.indexbuilder.library.VideoFile;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes single videos into the index: each is committed with its key frames, whole, or not at all. */
final class VideoIngest {
    private static final System.Logger LOG = System.getLogger(VideoIngest.class.getName());

    private final IndexingTools tools;
    private final IndexingListener listener;
    private final BooleanSupplier stop;

    VideoIngest(IndexingTools tools, IndexingListener listener, BooleanSupplier stop) {
        this.tools = tools;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * @param before the state of the file now
     * @throws IOException when the index or the data directory cannot be written
     */
    VideoOutcome index(VideoFile video, FileState before) throws IOException {
        Optional<VideoDescriber.Description> description;
        try {
            description =
                    new VideoDescriber(video, listener::progress, stop, System::nanoTime).describe(tools.source());
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
        tools.writer().put(description.get().record(), description.get().keyframes());
        tools.writer().commit();
        tools.failures().forget(video.path());
        return new VideoOutcome.Indexed(description.get().record());
    }

    private VideoOutcome failed(VideoFile video, FileState before, String reason) throws IOException {
        if (isChanged(video, before)) {
            return new VideoOutcome.Changed();
        }
        if (tools.writer().catalog().video(video.id()).isPresent()) {
            // What the index has under this path was another file.
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
