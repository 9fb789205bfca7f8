package dev.koma.searchapi.admission;

import dev.koma.searchapi.http.ClientAddress;

/** Decides who may search. Safe for use by several threads. */
public interface AdmissionControl {
    /** Asks for a search; what comes back must be closed when it is a permit. */
    Admission admit(ClientAddress caller);

    /** What the caller has. */
    Account account(ClientAddress caller);
}
