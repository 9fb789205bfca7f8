package dev.koma.searchapi.me;

import dev.koma.searchapi.account.Identification;
import dev.koma.searchapi.admission.AdmissionControl;
import dev.koma.searchapi.http.AllowedMethods;
import dev.koma.searchapi.http.Callers;
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

    private final AdmissionControl admission;
    private final Callers callers;

    MeResource(AdmissionControl admission, Callers callers) {
        this.admission = admission;
        this.callers = callers;
    }

    void route(@Observes Router router, Identification identification) {
        router.route("/me")
                .order(BEFORE_RESOURCES)
                .handler(AllowedMethods.toRead())
                .handler(identification);
    }

    @GET
    public Response get(@Context RoutingContext context) {
        return Response.ok(admission.account(callers.caller(context.request())), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
