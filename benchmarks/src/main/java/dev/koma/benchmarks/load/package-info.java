/** What a server does with more requests than it can serve. */
@NullMarked
package dev.koma.benchmarks.load;

import org.jspecify.annotations.NullMarked;
