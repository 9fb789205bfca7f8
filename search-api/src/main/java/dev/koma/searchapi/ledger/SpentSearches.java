package dev.koma.searchapi.ledger;

/** How many searches each subject was charged, by slice of time. Counts only grow. Safe for use by several threads. */
interface SpentSearches extends AutoCloseable {
    /** The sum over the slices {@code first} to {@code last}. */
    long sum(String subject, long first, long last);

    /** Charges one search; kept when this returns. */
    void spend(String subject, long slice);

    @Override
    void close();
}
