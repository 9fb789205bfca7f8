package dev.koma.searchapi.http;

import io.vertx.ext.web.RoutingContext;

/**
 * The picture that came as a request's body.
 *
 * @param bytes the raw body or the first file of the form; empty when there was none
 */
public record Upload(byte[] bytes) {
    private static final Upload NONE = new Upload(new byte[0]);

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** What {@link UploadReceiver} received for this request. */
    public static Upload of(RoutingContext context) {
        Upload upload = context.get(Upload.class.getName());
        return upload == null ? NONE : upload;
    }

    void attachTo(RoutingContext context) {
        context.put(Upload.class.getName(), this);
    }
}
