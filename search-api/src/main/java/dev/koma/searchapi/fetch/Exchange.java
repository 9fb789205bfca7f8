package dev.koma.searchapi.fetch;

import dev.koma.searchapi.http.BodyMemory;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request and what comes back; runs on the event loop until it is closed, which also closes the connection. */
final class Exchange implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> BYTES = Set.of("", "application/octet-stream", "binary/octet-stream");

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private final AtomicReference<@Nullable HttpClientRequest> request = new AtomicReference<>();
    private final int maxBytes;
    private final BodyMemory.Body memory;

    Exchange(int maxBytes, BodyMemory memory) {
        this.maxBytes = maxBytes;
        this.memory = memory.begin(() -> fail(new FetchFailure("too much is arriving at the same time")));
    }

    CompletableFuture<Reply> reply() {
        return reply;
    }

    void connected(AsyncResult<HttpClientRequest> result) {
        if (result.failed()) {
            reply.completeExceptionally(new ConnectFailure(result.cause()));
            return;
        }
        request.set(result.result());
        // A server that talks nonsense is its problem, not one for our log; neither is that we hang up.
        result.result().connection().exceptionHandler(this::broken);
        result.result().exceptionHandler(this::broken);
        if (reply.isDone()) {
            close(); // nobody waits any more
            return;
        }
        result.result().send().onComplete(sent -> {
            if (sent.failed()) {
                broken(sent.cause());
            } else {
                read(sent.result());
            }
        });
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(this::broken);
        try {
            String location = response.getHeader(HttpHeaders.LOCATION);
            if (REDIRECTS.contains(response.statusCode()) && location != null) {
                reply.complete(new Reply.Redirect(location));
                close();
                return;
            }
            refuseWhatIsNoPicture(response);
            collect(response);
        } catch (FetchFailure e) {
            fail(e);
        }
    }

    private void refuseWhatIsNoPicture(HttpClientResponse response) throws FetchFailure {
        if (response.statusCode() != 200) {
            throw new FetchFailure("status " + response.statusCode());
        }
        String encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new FetchFailure("encoded although we asked for plain bytes");
        }
        String type = mediaType(response.getHeader(HttpHeaders.CONTENT_TYPE));
        if (!type.startsWith("image/") && !type.startsWith("video/") && !BYTES.contains(type)) {
            throw new FetchFailure("neither picture nor video");
        }
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (!LENGTH.matcher(length).matches() || Long.parseLong(length) > maxBytes)) {
            throw tooLarge();
        }
    }

    private void collect(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (reply.isDone()) {
                return;
            }
            if (body.length() + chunk.length() > maxBytes) {
                fail(tooLarge());
            } else {
                body.appendBuffer(chunk);
                memory.grow(chunk.length());
            }
        });
        response.endHandler(end -> reply.complete(new Reply.Body(body.getBytes())));
    }

    private FetchFailure tooLarge() {
        return new FetchFailure("larger than " + maxBytes + " bytes");
    }

    private void broken(Throwable cause) {
        fail(new FetchFailure("broken connection", cause));
    }

    private void fail(FetchFailure failure) {
        reply.completeExceptionally(failure);
        close();
    }

    /** Ends it, however far it is; what the server still sends is not read. */
    @Override
    public void close() {
        reply.cancel(false);
        memory.close();
        HttpClientRequest sent = request.getAndSet(null);
        if (sent != null) {
            sent.connection().close();
        }
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
