package dev.koma.media.picture;

import dev.koma.media.MediaException;

/** A new child was not ready in time, as the machine has too much to do. Nothing is said of the picture: it may be sent again. */
public final class DecoderLateException extends MediaException {
    private static final long serialVersionUID = 1;

    public DecoderLateException(Throwable cause) {
        super("The picture decoder did not start in time", cause);
    }
}
