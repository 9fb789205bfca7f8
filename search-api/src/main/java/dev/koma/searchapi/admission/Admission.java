package dev.koma.searchapi.admission;

import dev.koma.searchapi.http.ApiException;

/** The answer to who wants to search. */
public sealed interface Admission {
    /** The caller may search; to be closed when the search is over, however it ended. */
    non-sealed interface Permit extends Admission, AutoCloseable {
        /** Charges the caller for a search that is answered, once. */
        Account charge();

        /** Gives back what was reserved; does nothing the second time. */
        @Override
        void close();
    }

    /** The caller may not search now. */
    record Rejected(ApiException reason) implements Admission {}
}
