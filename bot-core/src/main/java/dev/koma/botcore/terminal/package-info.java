/** The terminal as a chat platform: paths and addresses in, words and files out; entry type {@link dev.koma.botcore.terminal.TerminalPlatform}. */
@NullMarked
package dev.koma.botcore.terminal;

import org.jspecify.annotations.NullMarked;
