/** Hosts the chat bots: their stores, their search without a network, their commands; entry type {@link dev.koma.searchapi.bot.ChatCommand}. */
@NullMarked
package dev.koma.searchapi.bot;

import org.jspecify.annotations.NullMarked;
