package dev.koma.searchapi.preview;

import dev.koma.media.clip.ClipBounds;
import dev.koma.media.clip.ClipSpec;
import dev.koma.media.still.StillFormat;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.searchapi.http.ApiException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns links into previews; nothing is rendered yet. */
final class Previews {
    private final LinkReader links;
    private final Renderers renderers;
    private final PreviewQueues queues;

    Previews(LinkReader links, Renderers renderers, PreviewQueues queues) {
        this.links = links;
        this.renderers = renderers;
        this.queues = queues;
    }

    /** The clip that a link's query asks for. */
    Preview clip(PreviewQuery query) {
        return clip(links.read(query));
    }

    /** The clip of a moment. */
    Preview clip(LinkedMoment moment) {
        VideoRecord video = moment.video();
        ClipBounds bounds = renderers.cut().around(moment.atMicros(), video.shotStartsMicros(), video.durationMicros());
        ClipSpec spec = new ClipSpec(bounds.startMicros(), bounds.endMicros(), moment.width(), moment.mute());
        try {
            return new Preview(
                    PreviewKey.ofClip(video.id(), moment.file(), spec),
                    queues.clips(),
                    target -> renderers.clips().render(moment.file(), spec, target),
                    "video/mp4",
                    Map.of(
                            "x-video-start", seconds(spec.startMicros()),
                            "x-video-end", seconds(spec.endMicros()),
                            "x-video-duration", seconds(spec.endMicros() - spec.startMicros())),
                    fileName(moment, "mp4"),
                    moment.expiry());
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** The still that a link's query asks for. */
    Preview still(@Nullable String query, @Nullable String accept) {
        return still(links.read(PreviewQuery.parse(query)), AcceptedStill.of(accept));
    }

    /** The still of a moment. */
    Preview still(LinkedMoment moment, StillFormat format) {
        try {
            PreviewKey key =
                    PreviewKey.ofStill(moment.video().id(), moment.file(), moment.atMicros(), moment.width(), format);
            return new Preview(
                    key,
                    queues.stills(),
                    target -> Files.write(
                            target,
                            renderers.stills().render(moment.file(), moment.atMicros(), moment.width(), format)),
                    format.mediaType(),
                    Map.of("Vary", "Accept"),
                    fileName(moment, key.extension()),
                    moment.expiry());
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private static ApiException gone(IOException cause) {
        return new ApiException(404, "Not found: the video cannot be read", cause);
    }

    private static String fileName(LinkedMoment moment, String extension) {
        String name = moment.video().filename();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + "@" + seconds(moment.atMicros()) + "." + extension;
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
