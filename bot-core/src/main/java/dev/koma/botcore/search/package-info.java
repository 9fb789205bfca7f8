/** The port to whoever can search; entry type {@link dev.koma.botcore.search.SearchClient}. */
@NullMarked
package dev.koma.botcore.search;

import org.jspecify.annotations.NullMarked;
