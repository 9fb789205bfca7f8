/** Tests of what callers have used; {@link dev.koma.searchapi.ledger.SearchLedgerContract} is what every ledger passes. */
@NullMarked
package dev.koma.searchapi.ledger;

import org.jspecify.annotations.NullMarked;
