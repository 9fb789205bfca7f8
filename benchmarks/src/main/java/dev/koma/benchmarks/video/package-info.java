/** Videos as measurements use them: screenshots cut from them, and their way into an index. */
@NullMarked
package dev.koma.benchmarks.video;

import org.jspecify.annotations.NullMarked;
