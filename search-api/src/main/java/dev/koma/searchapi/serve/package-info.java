/** {@code koma serve}: starts the server, puts its parts together, stops it; entry type {@link dev.koma.searchapi.serve.Koma}. */
@NullMarked
package dev.koma.searchapi.serve;

import org.jspecify.annotations.NullMarked;
