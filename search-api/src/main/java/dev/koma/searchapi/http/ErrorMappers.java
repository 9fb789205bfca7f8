package dev.koma.searchapi.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws into the contract's JSON. */
final class ErrorMappers {
    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
    private static final int INTERNAL_ERROR = 500;
    private static final int METHOD_NOT_ALLOWED = 405;

    @ServerExceptionMapper
    Response known(ApiException error) {
        if (error.getCause() != null) {
            LOG.warnf(error.getCause(), "%d %s", error.status(), error.sentence());
        }
        Response.ResponseBuilder response = json(error.status(), error.sentence());
        if (error.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, error.retryAfterSeconds());
        }
        return response.build();
    }

    /** What the framework refuses: unknown paths, methods, media types. */
    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException error) {
        Response refused = error.getResponse();
        if (refused.getStatus() >= INTERNAL_ERROR) {
            return unexpected(error);
        }
        Response.ResponseBuilder response =
                json(refused.getStatus(), refused.getStatusInfo().getReasonPhrase());
        if (refused.getStatus() == METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, AllowedMethods.READ_ONLY); // what can be posted to has its own check
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable error) {
        LOG.error("A request failed", error);
        return json(INTERNAL_ERROR, "Internal server error").build();
    }

    private static Response.ResponseBuilder json(int status, String sentence) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(new ErrorBody(sentence));
    }
}
