package dev.koma.searchapi.preview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code /image} and {@code /video}. What the path says is for people to read; the token in the query decides. */
@Path("/")
@RunOnVirtualThread
public final class PreviewResource {
    private static final String IMAGE = "image/{anilist}/{filename:.*}";
    private static final String VIDEO = "video/{anilist}/{filename:.*}";

    private final Previews previews;
    private final PreviewAnswers answers;
    private final RenderAhead ahead;

    PreviewResource(Previews previews, PreviewAnswers answers, RenderAhead ahead) {
        this.previews = previews;
        this.answers = answers;
        this.ahead = ahead;
    }

    @GET
    @Path(IMAGE)
    public Response image(@Context HttpServerRequest request) throws InterruptedException {
        return answers.get(still(request), request);
    }

    @HEAD
    @Path(IMAGE)
    public Response imageHead(@Context HttpServerRequest request) throws InterruptedException {
        return answers.head(still(request), request, false);
    }

    @GET
    @Path(VIDEO)
    public Response video(@Context HttpServerRequest request) throws InterruptedException {
        return answers.get(previews.clip(PreviewQuery.parse(request.query())), request);
    }

    @HEAD
    @Path(VIDEO)
    public Response videoHead(@Context HttpServerRequest request) throws InterruptedException {
        PreviewQuery query = PreviewQuery.parse(request.query());
        return answers.head(previews.clip(query), request, ahead.remembers(query));
    }

    private Preview still(HttpServerRequest request) {
        return previews.still(request.query(), request.getHeader(HttpHeaders.ACCEPT));
    }
}
