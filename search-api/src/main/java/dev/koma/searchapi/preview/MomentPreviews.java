package dev.koma.searchapi.preview;

import dev.koma.media.clip.ClipBounds;
import dev.koma.media.clip.ClipRenderer;
import dev.koma.media.still.StillFormat;
import dev.koma.media.still.StillRenderer;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.store.SceneIndex;
import dev.koma.searchapi.http.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Previews of moments for callers inside of the process, who need no link. They share cache and queue with the links' previews. */
public final class MomentPreviews {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WAITING = 8;

    private final LinkReader.Videos videos;
    private final ServedFiles files;
    private final Previews previews;

    MomentPreviews(LinkReader.Videos videos, ServedFiles files, Previews previews) {
        this.videos = videos;
        this.files = files;
        this.previews = previews;
    }

    /**
     * For a process without a server.
     *
     * @param cache directory of rendered previews
     * @param mostBytes in it
     */
    public static MomentPreviews alone(SceneIndex index, Path cache, long mostBytes, Clock clock) throws IOException {
        PreviewCache kept = PreviewCache.open(cache, mostBytes, clock);
        Renderers renderers =
                new Renderers(new ClipRenderer()::render, new StillRenderer()::render, ClipBounds::around);
        PreviewQueues queues = new PreviewQueues(
                new RenderQueue(kept, "koma-clip", 1, WAITING, PATIENCE),
                new RenderQueue(kept, "koma-still", 1, WAITING, PATIENCE));
        LinkReader.Videos videos = id -> index.catalog().video(id);
        ServedFiles files = ServedFiles.below(List.of());
        byte[] nobodyKnows = new byte[32];
        new SecureRandom().nextBytes(nobodyKnows);
        Tokens tokens = new Tokens(List.of(HexFormat.of().formatHex(nobodyKnows)), Duration.ofHours(1), clock);
        return new MomentPreviews(
                videos, files, new Previews(new LinkReader(tokens, videos, files), renderers, queues));
    }

    /**
     * A rendered preview.
     *
     * @param file where it lies; it may be removed when others need the room
     */
    public record Rendered(Path file, long bytes, String mediaType) {}

    /**
     * The clip around a moment.
     *
     * @param width in pixels
     * @throws ApiException 404 when the video is gone, 503 when too many are being rendered, 500 when it cannot be
     */
    public Rendered clip(VideoId video, long atMicros, int width, boolean mute) throws InterruptedException {
        return rendered(previews.clip(moment(video, atMicros, width, mute)));
    }

    /** The picture at a moment, as a JPEG; as {@link #clip}. */
    public Rendered still(VideoId video, long atMicros, int width) throws InterruptedException {
        return rendered(previews.still(moment(video, atMicros, width, true), StillFormat.JPEG));
    }

    private static Rendered rendered(Preview preview) throws InterruptedException {
        PreviewFile file = PreviewAnswers.render(preview);
        return new Rendered(file.path(), file.bytes(), preview.mediaType());
    }

    private LinkedMoment moment(VideoId id, long atMicros, int width, boolean mute) {
        try {
            VideoRecord video = videos.video(id).orElseThrow(MomentPreviews::gone);
            Path file = files.find(video.path()).orElseThrow(MomentPreviews::gone);
            long at = Math.clamp(atMicros, 0, Math.max(0, video.durationMicros() - 1));
            return new LinkedMoment(video, file, at, width, mute, Instant.MAX);
        } catch (IOException e) {
            throw new ApiException(503, "Database is not responding", e);
        }
    }

    private static ApiException gone() {
        return new ApiException(404, "Not found: this video is no longer in the library");
    }
}
