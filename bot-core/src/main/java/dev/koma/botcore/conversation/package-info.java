/** What the bot does with what people say: which picture is meant, what is answered; entry type {@link dev.koma.botcore.conversation.ChatBot}. */
@NullMarked
package dev.koma.botcore.conversation;

import org.jspecify.annotations.NullMarked;
