/** What videos the library holds; entry type {@link dev.koma.indexbuilder.library.LibraryScanner}. */
@NullMarked
package dev.koma.indexbuilder.library;

import org.jspecify.annotations.NullMarked;
