/** What the bot remembers besides requests; entry type {@link dev.koma.botcore.store.DocumentStore}. */
@NullMarked
package dev.koma.botcore.store;

import org.jspecify.annotations.NullMarked;
