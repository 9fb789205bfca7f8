/** The Discord adapter: events in, replies out. */
@NullMarked
package dev.koma.discordbot;

import org.jspecify.annotations.NullMarked;
