package dev.koma.searchapi.fetch;

/** Why a fetch did not work; for the log, never for the client. */
final class FetchFailure extends Exception {
    private static final long serialVersionUID = 1;

    FetchFailure(String reason) {
        super(reason);
    }

    FetchFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
