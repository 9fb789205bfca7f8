package dev.koma.searchapi.ledger;

/** How a search that is answered was settled. */
public sealed interface Settlement {
    /** What the caller has used in the quota window in which the search was admitted. */
    Usage usage();

    /** It is charged; the second time too, without being charged again. */
    record Charged(Usage usage) implements Settlement {}

    /**
     * It cannot be charged and must not be answered: it was given back before, or its reservation had run out and the quota
     * was used up by others meanwhile.
     */
    record Lapsed(Usage usage) implements Settlement {}
}
