/** Who calls: guests and accounts, their keys and tiers; entry type {@link dev.koma.searchapi.account.Caller}. */
@NullMarked
package dev.koma.searchapi.account;

import org.jspecify.annotations.NullMarked;
