package dev.koma.searchapi.search;

import dev.koma.sceneindex.search.Answer;
import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Identification;
import dev.koma.searchapi.admission.Permit;
import dev.koma.searchapi.admission.SearchAdmission;
import dev.koma.searchapi.admission.SearchHeaders;
import dev.koma.searchapi.admission.SearchRefusal;
import dev.koma.searchapi.http.ApiException;
import dev.koma.searchapi.http.BaseUrls;
import dev.koma.searchapi.http.ClientWatch;
import dev.koma.searchapi.ledger.Usage;
import dev.koma.searchapi.preview.RenderAhead;
import dev.koma.searchapi.stats.SearchFigures;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** {@code /search}. */
@Path("/search")
@RunOnVirtualThread
public final class SearchResource {
    /** The line between a match and a look-alike, see {@link SearchResult#similarity}. */
    private static final double MATCH = 0.90;
    /** What some servers log for a client that did not wait; nobody is there to read it. */
    private static final int CLIENT_GONE = 499;

    private final SearchAdmission admission;
    private final PictureSource pictures;
    private final SceneSearch search;
    private final AnswerWriter writer;
    private final BaseUrls baseUrls;
    private final RenderAhead ahead;
    private final SearchHeaders headers;

    SearchResource(
            SearchAdmission admission,
            PictureSource pictures,
            SceneSearch search,
            AnswerWriter writer,
            BaseUrls baseUrls,
            RenderAhead ahead,
            SearchHeaders headers) {
        this.admission = admission;
        this.pictures = pictures;
        this.search = search;
        this.writer = writer;
        this.baseUrls = baseUrls;
        this.ahead = ahead;
        this.headers = headers;
    }

    @GET
    public Response get(@Context RoutingContext context) {
        return search(context);
    }

    @POST
    public Response post(@Context RoutingContext context) {
        return search(context);
    }

    private Response search(RoutingContext context) {
        SearchRequest request = SearchRequest.of(context);
        Caller caller = Identification.caller(context);
        try (Permit permit = admit(context, caller);
                ClientWatch client = ClientWatch.over(context)) {
            headers.put(context, caller, permit.usage());
            SearchAnswer answer = answer(context, request, permit, client);
            return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
        } catch (SearchRefusal e) {
            headers.put(context, caller, e.usage());
            throw e.answer();
        } catch (InterruptedException e) {
            throw new ApiException(CLIENT_GONE, "Client closed the request");
        }
    }

    private Permit admit(RoutingContext context, Caller caller) throws SearchRefusal {
        try {
            return admission.admit(caller);
        } finally {
            Intake.decided(context);
        }
    }

    private SearchAnswer answer(RoutingContext context, SearchRequest request, Permit permit, ClientWatch client)
            throws InterruptedException {
        try (RenderAhead.Search underWay = ahead.search()) {
            byte[] file = pictures.bytes(request);
            Timed found = permit.search(() -> timed(file, request));
            List<SearchResult> results =
                    writer.results(found.answer(), request.anilistInfo(), baseUrls.of(context.request()));
            client.stopIfClientIsThere();
            Usage usage = permit.charge();
            headers.put(context, permit.caller(), usage);
            renderAhead(results, underWay);
            found.figures().attachTo(context);
            return SearchAnswer.of(
                    found.answer(), results, permit.caller().tier().quota(), usage.used());
        }
    }

    /** What a search found, and how long it took. */
    private record Timed(Answer answer, Duration took) {
        SearchFigures figures() {
            return new SearchFigures(
                    took,
                    answer.moments().isEmpty()
                            ? null
                            : answer.moments().getFirst().similarity());
        }
    }

    private Timed timed(byte[] file, SearchRequest request) throws InterruptedException {
        long began = System.nanoTime();
        Answer answer = search.search(file, request.cutBorders(), request.filter());
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    }

    private static void renderAhead(List<SearchResult> results, RenderAhead.Search search) {
        if (!results.isEmpty() && results.getFirst().similarity() >= MATCH) {
            search.found(results.getFirst().video());
        }
    }
}
