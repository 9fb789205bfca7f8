package dev.koma.botcore.store;

/** What was to be remembered could not be, or not be read. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
