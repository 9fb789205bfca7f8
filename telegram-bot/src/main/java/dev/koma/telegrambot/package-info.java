/** The Telegram adapter of the chat bot; entry type {@link dev.koma.telegrambot.TelegramPlatform}. */
@NullMarked
package dev.koma.telegrambot;

import org.jspecify.annotations.NullMarked;
