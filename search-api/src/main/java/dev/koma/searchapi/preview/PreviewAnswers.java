package dev.koma.searchapi.preview;

import dev.koma.media.MediaException;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.ErrorBody;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.PathPart;

/** Answers requests for previews: conditions, ranges and headers are the same for stills and clips. */
final class PreviewAnswers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    /** A page may show a preview; the preview itself may do nothing, except that a browser's player loads it once more. */
    private static final String POLICY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

    private final Clock clock;

    PreviewAnswers(Clock clock) {
        this.clock = clock;
    }

    /** Answers with all or a part of the preview, which is rendered if need be. */
    Response get(Preview preview, HttpServerRequest request) throws InterruptedException {
        String etag = preview.key().etag();
        if (EntityTags.matchesAny(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            return headers(Response.notModified(), preview).build();
        }
        PreviewFile file = render(preview);
        boolean mayBePart = EntityTags.allowsRange(request.getHeader("If-Range"), etag);
        ByteRange range = ByteRange.parse(mayBePart ? request.getHeader("Range") : null, file.bytes());
        return switch (range) {
            case ByteRange.Whole whole ->
                headers(Response.ok(new PathPart(file.path(), 0, file.bytes())), preview)
                        .type(preview.mediaType())
                        .build();
            case ByteRange.Part part ->
                headers(Response.status(206).entity(new PathPart(file.path(), part.first(), part.length())), preview)
                        .type(preview.mediaType())
                        .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.bytes())
                        .build();
            case ByteRange.Unsatisfiable none ->
                Response.status(416)
                        .header("Content-Range", "bytes */" + file.bytes())
                        .type("application/json")
                        .entity(new ErrorBody("Range Not Satisfiable: the preview has " + file.bytes() + " bytes"))
                        .build();
        };
    }

    /**
     * Answers with the headers only. It never orders a rendering, which would cost as much as the answer to a GET and be thrown
     * away by whoever only looks. The length is told when it is known: when the preview is in the cache, or is being rendered,
     * which is waited for, or would be rendered anyway. Else the answer has no {@code Content-Length}, as RFC 9110, section
     * 9.3.2, allows.
     *
     * @param ordered whether it is going to be rendered, whoever asks: then it is rendered now
     */
    Response head(Preview preview, HttpServerRequest request, boolean ordered) throws InterruptedException {
        if (EntityTags.matchesAny(
                request.getHeader(HttpHeaders.IF_NONE_MATCH), preview.key().etag())) {
            return headers(Response.notModified(), preview).build();
        }
        Response.ResponseBuilder response = headers(Response.ok(), preview).type(preview.mediaType());
        try {
            Optional<PreviewFile> file = ordered
                    ? Optional.of(preview.queue().get(preview.key(), preview.rendering()))
                    : preview.queue().peek(preview.key());
            file.ifPresent(known -> response.header(HttpHeaders.CONTENT_LENGTH, known.bytes()));
        } catch (RenderQueue.BusyException | IOException e) {
            throw failed(e);
        }
        return response.build();
    }

    /** The preview's file, rendered if need be. */
    static PreviewFile render(Preview preview) throws InterruptedException {
        try {
            return preview.queue().get(preview.key(), preview.rendering());
        } catch (RenderQueue.BusyException | IOException e) {
            throw failed(e);
        }
    }

    private static ApiException failed(Exception e) {
        return switch (e) {
            case RenderQueue.BusyException busy ->
                new ApiException(503, "Too many previews are being rendered", RETRY_AFTER);
            case MediaException media -> new ApiException(500, "This preview cannot be rendered", media);
            default -> new ApiException(500, "This preview cannot be stored", e);
        };
    }

    private Response.ResponseBuilder headers(Response.ResponseBuilder response, Preview preview) {
        long left =
                Math.max(0, Duration.between(clock.instant(), preview.expiry()).toSeconds());
        preview.headers().forEach(response::header);
        return response.header(HttpHeaders.ETAG, preview.key().etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + left)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "inline; filename*=UTF-8''" + PercentEncoding.encode(preview.fileName()))
                .header("Content-Security-Policy", POLICY);
    }
}
