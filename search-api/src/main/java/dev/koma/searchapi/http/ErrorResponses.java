package dev.koma.searchapi.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Answers errors as JSON before a resource is reached, also while the client is still sending. */
public final class ErrorResponses {
    /** How long a client may go on sending after it was refused, so that it gets to read the answer. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private ErrorResponses() {}

    /** Answers; what still comes of the body is thrown away, and soon the connection is closed. */
    public static void refuse(RoutingContext context, ApiException error) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        boolean stillSending = UploadReceiver.declaredLength(request) != 0 && !request.isEnded();
        if (stillSending) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (error.retryAfter() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(error.retryAfterSeconds()));
        }
        response.setStatusCode(error.status()).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        response.end(json(error.sentence()));
        if (stillSending) {
            context.vertx()
                    .setTimer(LINGER.toMillis(), ignored -> request.connection().close());
            request.handler(ignored -> {})
                    .endHandler(ignored -> request.connection().close());
            request.resume();
        }
    }

    /** An {@link ErrorBody}; escaped without an object mapper, as refusing must stay cheap when there is much to refuse. */
    private static String json(String sentence) {
        return "{\"error\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(sentence)) + "\"}";
    }
}
