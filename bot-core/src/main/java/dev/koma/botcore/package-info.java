/** The chat-bot framework: ports, conversation logic, dispatcher, replies, translations. JDK and one JSON library only. */
@NullMarked
package dev.koma.botcore;

import org.jspecify.annotations.NullMarked;
