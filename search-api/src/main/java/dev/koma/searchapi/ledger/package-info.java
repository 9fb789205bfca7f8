/**
 * The state of admission: how many searches each caller has used up and has under way, decided in one atomic step; entry type
 * {@link dev.koma.searchapi.ledger.SearchLedger}.
 */
@NullMarked
package dev.koma.searchapi.ledger;

import org.jspecify.annotations.NullMarked;
