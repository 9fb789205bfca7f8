package dev.koma.searchapi.me;

import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.Identification;
import dev.koma.searchapi.admission.SearchHeaders;
import dev.koma.searchapi.http.AllowedMethods;
import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.ledger.Usage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /me}. */
@Path("/me")
@RunOnVirtualThread
public final class MeResource {
    private static final int BEFORE_RESOURCES = -1;

    private final SearchLedger ledger;
    private final SearchHeaders headers;

    MeResource(SearchLedger ledger, SearchHeaders headers) {
        this.ledger = ledger;
        this.headers = headers;
    }

    void route(@Observes Router router, Identification identification) {
        router.route("/me")
                .order(BEFORE_RESOURCES)
                .handler(AllowedMethods.toRead())
                .handler(identification);
    }

    @GET
    public Response get(@Context RoutingContext context) {
        Caller caller = Identification.caller(context);
        Usage usage = ledger.usage(caller);
        headers.put(context, caller, usage);
        return Response.ok(Account.of(caller, usage), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
