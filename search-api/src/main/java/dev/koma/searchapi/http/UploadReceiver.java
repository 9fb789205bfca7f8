package dev.koma.searchapi.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Receives the body of a request into memory, as an {@link Upload}, and refuses it at the first byte too much. Runs before
 * the resource, on the event loop, so that a slow client holds no thread.
 */
public final class UploadReceiver implements Handler<RoutingContext> {
    /** What a form may hold besides its file: boundaries, part headers, text fields. */
    static final int FRAMING = 64 * 1024;

    /** A kilobyte a second, which any connection manages that is worth waiting for. */
    private static final Pace SLOWEST = new Pace(10 * 1024, Duration.ofSeconds(10));

    private final long maxSize;
    private final Duration timeout;
    private final Pace slowest;
    private final BodyMemory memory;
    private final Predicate<RoutingContext> needsNoBody;

    /**
     * How fast a body has to come.
     *
     * @param bytes at least
     * @param period in each of these
     */
    record Pace(long bytes, Duration period) {}

    /**
     * @param maxSize largest file in bytes
     * @param timeout for the whole body
     * @param memory of all uploads
     * @param needsNoBody whether the answer does not depend on the body, which is then read and dropped
     */
    public UploadReceiver(long maxSize, Duration timeout, BodyMemory memory, Predicate<RoutingContext> needsNoBody) {
        this(maxSize, timeout, SLOWEST, memory, needsNoBody);
    }

    UploadReceiver(
            long maxSize, Duration timeout, Pace slowest, BodyMemory memory, Predicate<RoutingContext> needsNoBody) {
        this.memory = memory;
        this.maxSize = maxSize;
        this.timeout = timeout;
        this.slowest = slowest;
        this.needsNoBody = needsNoBody;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        ContentType form = ContentType.of(type);
        long declared = declaredLength(request);
        boolean dropped = needsNoBody.test(context);
        if (declared > (form == ContentType.MULTIPART ? maxSize + FRAMING : maxSize)) {
            ErrorResponses.refuse(context, tooLarge());
        } else if (declared == 0) {
            context.next();
        } else if (!dropped && form == ContentType.UNSUPPORTED) {
            ErrorResponses.refuse(
                    context, new ApiException(415, "Unsupported content type " + ContentType.shown(type)));
        } else if (!dropped && encoding(request) != null) {
            ErrorResponses.refuse(context, new ApiException(415, "Unsupported content encoding"));
        } else {
            receive(context, !dropped && form == ContentType.MULTIPART, dropped);
        }
    }

    private void receive(RoutingContext context, boolean multipart, boolean dropped) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_1_1 && "100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        Reception reception = new Reception(context, this);
        reception.expireAfter(timeout);
        reception.keepUp(slowest);
        if (multipart) {
            reception.receiveForm();
        } else {
            reception.receiveRaw(dropped);
        }
        request.resume();
    }

    BodyMemory memory() {
        return memory;
    }

    long maxSize() {
        return maxSize;
    }

    /** Also for what is found to be too large elsewhere. */
    ApiException tooLarge() {
        return new ApiException(413, "Image is larger than " + inWords(maxSize));
    }

    private static String inWords(long bytes) {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KB" : bytes + " bytes";
    }

    /** -1 when the length is not known beforehand, 0 without a body. */
    static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
            return chunked || request.version() == HttpVersion.HTTP_2 && !request.isEnded() ? -1 : 0;
        }
        try {
            return Long.parseUnsignedLong(length.strip()) < 0 ? Long.MAX_VALUE : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static @Nullable String encoding(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("identity") ? null : encoding;
    }
}
