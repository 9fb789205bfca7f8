package dev.koma.botcore.platform;

/** An event could not be made durable. */
public final class NotAcceptedException extends Exception {
    private static final long serialVersionUID = 1;

    public NotAcceptedException(String message, Throwable cause) {
        super(message, cause);
    }
}
