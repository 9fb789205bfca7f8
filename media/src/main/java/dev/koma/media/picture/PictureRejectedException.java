package dev.koma.media.picture;

import dev.koma.media.MediaException;
import org.jspecify.annotations.Nullable;

/** The bytes are no picture that can be decoded within the limits. */
public final class PictureRejectedException extends MediaException {
    private static final long serialVersionUID = 1;

    private final @Nullable String reason;

    /** @param reason a few words for the sender, such as {@code too many pixels (max 50 Mpx)}, or null */
    public PictureRejectedException(@Nullable String reason) {
        super(reason == null ? "Failed to process image" : "Failed to process image: " + reason);
        this.reason = reason;
    }

    /** A few words for the sender, or null when nothing useful is known. */
    public @Nullable String reason() {
        return reason;
    }
}
