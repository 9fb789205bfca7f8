/** The packaged server in processes of its own: several at once, stopped, killed. Needs {@code mvn package}. */
@NullMarked
package dev.koma.searchapi.process;

import org.jspecify.annotations.NullMarked;
