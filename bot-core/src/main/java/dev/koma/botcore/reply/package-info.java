/** What the bot says, in no platform's words; entry type {@link dev.koma.botcore.reply.Reply}. */
@NullMarked
package dev.koma.botcore.reply;

import org.jspecify.annotations.NullMarked;
