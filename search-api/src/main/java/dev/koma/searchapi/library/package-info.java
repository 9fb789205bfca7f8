/** Keeps the index in line with the library while the server runs; entry type {@link dev.koma.searchapi.library.IndexedLibrary}. */
@NullMarked
package dev.koma.searchapi.library;

import org.jspecify.annotations.NullMarked;
