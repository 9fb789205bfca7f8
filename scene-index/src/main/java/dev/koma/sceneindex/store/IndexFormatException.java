package dev.koma.sceneindex.store;

import java.io.IOException;

/** The index on disk is too old, too new, damaged or made with other parameters; the message says what to do. */
public final class IndexFormatException extends IOException {
    private static final long serialVersionUID = 1;

    IndexFormatException(String message) {
        super(message);
    }

    IndexFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
