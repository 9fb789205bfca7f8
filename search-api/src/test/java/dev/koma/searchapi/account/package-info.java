/** Tests of callers, keys and tiers; {@link dev.koma.searchapi.account.KeyStoreContract} is what every key store passes. */
@NullMarked
package dev.koma.searchapi.account;

import org.jspecify.annotations.NullMarked;
