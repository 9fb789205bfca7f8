/** The Telegram adapter: updates in, replies out. */
@NullMarked
package dev.koma.telegrambot;

import org.jspecify.annotations.NullMarked;
