package dev.koma.searchapi.ledger;

/** The answer to who wants one more search. */
public sealed interface Decision {
    /** What the caller has used, this search not included in {@code used} but in {@code running}. */
    Usage usage();

    /** The caller may search. */
    record Admitted(Reservation reservation, Usage usage) implements Decision {}

    /** The caller has as many searches under way as it may have; nothing is held. */
    record ConcurrencyExceeded(Usage usage) implements Decision {}

    /** The searches used up and those under way make the quota; nothing is held. */
    record QuotaDepleted(Usage usage) implements Decision {}
}
