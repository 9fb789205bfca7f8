package dev.koma.searchapi.fetch;

/** What a server said that we can go on with. */
sealed interface Reply {
    /** The whole body of a 200. */
    record Body(byte[] bytes) implements Reply {}

    /** A redirect; where to is not checked yet. */
    record Redirect(String location) implements Reply {}
}
