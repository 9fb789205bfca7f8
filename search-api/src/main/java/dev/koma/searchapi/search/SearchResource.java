package dev.koma.searchapi.search;

import dev.koma.sceneindex.search.Answer;
import dev.koma.searchapi.admission.Admission;
import dev.koma.searchapi.admission.AdmissionControl;
import dev.koma.searchapi.fetch.ImageFetchException;
import dev.koma.searchapi.fetch.InvalidImageUrlException;
import dev.koma.searchapi.fetch.UrlFetcher;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.BaseUrls;
import dev.koma.searchapi.http.Callers;
import dev.koma.searchapi.http.Upload;
import dev.koma.searchapi.preview.RenderAhead;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /search}. */
@Path("/search")
@RunOnVirtualThread
public final class SearchResource {
    /** The line between a match and a look-alike, see {@link SearchResult#similarity}. */
    private static final double MATCH = 0.90;

    private final UrlFetcher fetcher;
    private final AdmissionControl admission;
    private final SceneSearch search;
    private final AnswerWriter writer;
    private final Callers callers;
    private final BaseUrls baseUrls;
    private final RenderAhead ahead;

    SearchResource(
            UrlFetcher fetcher,
            AdmissionControl admission,
            SceneSearch search,
            AnswerWriter writer,
            Callers callers,
            BaseUrls baseUrls,
            RenderAhead ahead) {
        this.fetcher = fetcher;
        this.admission = admission;
        this.search = search;
        this.writer = writer;
        this.callers = callers;
        this.baseUrls = baseUrls;
        this.ahead = ahead;
    }

    @GET
    public Response get(@Context RoutingContext context) throws InterruptedException {
        return search(context);
    }

    @POST
    public Response post(@Context RoutingContext context) throws InterruptedException {
        return search(context);
    }

    private Response search(RoutingContext context) throws InterruptedException {
        HttpServerRequest request = context.request();
        SearchParameters parameters = SearchParameters.parse(request.query());
        AnilistFilter filter = AnilistFilter.of(parameters.anilist());
        byte[] file = file(parameters, Upload.of(context));
        return switch (admission.admit(callers.caller(request))) {
            case Admission.Rejected rejected -> throw rejected.reason();
            case Admission.Permit permit -> {
                try (permit;
                        RenderAhead.Search underWay = ahead.search()) {
                    Answer answer = search.search(file, parameters.cutBorders(), filter);
                    List<SearchResult> results = writer.results(answer, parameters.anilistInfo(), baseUrls.of(request));
                    renderAhead(results, underWay);
                    yield ok(SearchAnswer.of(answer, results, permit.charge()));
                }
            }
        };
    }

    private static void renderAhead(List<SearchResult> results, RenderAhead.Search search) {
        if (!results.isEmpty() && results.getFirst().similarity() >= MATCH) {
            search.found(results.getFirst().video());
        }
    }

    private static Response ok(SearchAnswer answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private byte[] file(SearchParameters parameters, Upload upload) throws InterruptedException {
        String url = parameters.url();
        if (url == null || url.isEmpty() && !upload.isEmpty()) {
            if (upload.isEmpty()) {
                throw new ApiException(400, "No image: send url, a multipart file or a raw body");
            }
            return upload.bytes();
        }
        try {
            return fetcher.fetch(url);
        } catch (InvalidImageUrlException e) {
            throw new ApiException(400, String.valueOf(e.getMessage()));
        } catch (ImageFetchException e) {
            throw new ApiException(400, String.valueOf(e.getMessage()));
        }
    }
}
