package dev.koma.media;

import java.io.IOException;

/** A media file cannot be read, decoded or rendered; the message is one sentence that a person understands. */
public class MediaException extends IOException {
    private static final long serialVersionUID = 1;

    public MediaException(String message) {
        super(message);
    }

    public MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
