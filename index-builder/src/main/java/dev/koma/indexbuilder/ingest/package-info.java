/**
 * Brings the index in line with the library; entry types {@link dev.koma.indexbuilder.ingest.LibraryIndexer} for once and
 * {@link dev.koma.indexbuilder.ingest.LibraryWatcher} for ever.
 */
@NullMarked
package dev.koma.indexbuilder.ingest;

import org.jspecify.annotations.NullMarked;
