package dev.koma.searchapi.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.regex.Pattern;

/** One body on its way in; used by one event loop only. */
final class Reception {
    private static final String MALFORMED = "Malformed multipart body";
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=\\s*[^\\s;]", Pattern.CASE_INSENSITIVE);

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final UploadReceiver receiver;
    private final BodyMemory.Body memory;

    private Buffer file = Buffer.buffer();
    private long received;
    private boolean fileSeen;
    private boolean fileComplete;
    private boolean over;

    Reception(RoutingContext context, UploadReceiver receiver) {
        this.context = context;
        this.request = context.request();
        this.receiver = receiver;
        Context loop = context.vertx().getOrCreateContext();
        this.memory = receiver.memory().begin(() -> loop.runOnContext(ignored -> refuse(noRoom())));
        context.addEndHandler(ignored -> memory.close());
    }

    void expireAfter(Duration timeout) {
        long timer = context.vertx().setTimer(timeout.toMillis(), ignored -> refuse(tooSlow()));
        context.addEndHandler(ignored -> context.vertx().cancelTimer(timer));
    }

    /** Gives up on a client that sends next to nothing, long before its time is over. */
    void keepUp(UploadReceiver.Pace pace) {
        long[] before = {0};
        long timer = context.vertx().setPeriodic(pace.period().toMillis(), id -> {
            if (over) {
                context.vertx().cancelTimer(id);
            } else if (received - before[0] < pace.bytes()) {
                refuse(tooSlow());
            }
            before[0] = received;
        });
        context.addEndHandler(ignored -> context.vertx().cancelTimer(timer));
    }

    private static ApiException noRoom() {
        return new ApiException(503, "Too many uploads at the same time", RETRY);
    }

    private static ApiException tooSlow() {
        return new ApiException(408, "The upload took too long");
    }

    void receiveRaw(boolean dropped) {
        request.exceptionHandler(gone -> refuse(new ApiException(400, "The upload broke off", gone)));
        request.handler(bytes -> {
            received += bytes.length();
            if (received > receiver.maxSize()) {
                refuse(receiver.tooLarge());
            } else if (!over && !dropped) {
                memory.grow(bytes.length());
                file.appendBuffer(bytes);
            }
        });
        request.endHandler(ignored -> finish());
    }

    void receiveForm() {
        // Without a boundary the library would read the body as an URL-encoded form.
        if (!BOUNDARY.matcher(request.headers().get(HttpHeaders.CONTENT_TYPE)).find()) {
            refuse(new ApiException(400, MALFORMED));
            return;
        }
        request.setExpectMultipart(true);
        request.uploadHandler(this::receiveFile);
        request.exceptionHandler(malformed -> refuse(new ApiException(400, MALFORMED)));
        request.handler(bytes -> {
            received += bytes.length();
            if (received > receiver.maxSize() + UploadReceiver.FRAMING) {
                refuse(receiver.tooLarge());
            }
        });
        request.endHandler(ignored -> finishForm());
    }

    private void receiveFile(HttpServerFileUpload part) {
        if (fileSeen) {
            part.handler(ignored -> {});
            return;
        }
        fileSeen = true;
        part.handler(bytes -> {
            if (file.length() + (long) bytes.length() > receiver.maxSize()) {
                refuse(receiver.tooLarge());
            } else if (!over) {
                memory.grow(bytes.length());
                file.appendBuffer(bytes);
            }
        });
        part.endHandler(ignored -> fileComplete = true);
    }

    private void finishForm() {
        boolean nothingFound = !fileSeen && request.formAttributes().isEmpty();
        if (nothingFound || fileSeen && !fileComplete) {
            refuse(new ApiException(400, MALFORMED));
        } else {
            finish();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            memory.complete();
            new Upload(file.getBytes()).attachTo(context);
            file = Buffer.buffer();
            context.next();
        }
    }

    private void refuse(ApiException error) {
        if (!over) {
            over = true;
            memory.close();
            file = Buffer.buffer();
            ErrorResponses.refuse(context, error);
        }
    }
}
