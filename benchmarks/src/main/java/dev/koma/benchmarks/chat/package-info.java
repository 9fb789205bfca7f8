/** What the chat bots cost and how long their answers take; entry type {@link dev.koma.benchmarks.chat.DispatchBench}. */
@NullMarked
package dev.koma.benchmarks.chat;

import org.jspecify.annotations.NullMarked;
