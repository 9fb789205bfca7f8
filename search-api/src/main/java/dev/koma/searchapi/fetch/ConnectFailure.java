package dev.koma.searchapi.fetch;

/** No connection to one address; another address of the same host may work. */
final class ConnectFailure extends Exception {
    private static final long serialVersionUID = 1;

    ConnectFailure(Throwable cause) {
        super(cause);
    }
}
