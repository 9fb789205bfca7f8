package dev.koma.botcore.event;

import org.jspecify.annotations.Nullable;

/**
 * Whoever did something.
 *
 * @param id unique and lasting within the platform
 * @param bot whether it is a bot or the bot itself: neither is answered
 * @param moderator whether the platform lets this person change the settings of the place; in a private chat always
 * @param locale the language as the platform names it, such as {@code zh-TW}, or null
 */
public record ChatUser(
        String id, boolean bot, boolean moderator, @Nullable String locale) {}
