package dev.koma.botcore.conversation;

/**
 * What the bot has done since it was made.
 *
 * @param events that it heard of
 * @param ignored of them not for it: from bots, or not addressed to it
 * @param refused people who were told that there is too much to do
 * @param found searches with a match
 * @param unsure searches with look-alikes only
 * @param nothing searches without any result
 * @param undeliverable answers that nobody will see, as the chat is gone or closed to the bot
 * @param uncertain answers of which it is not known whether they arrived
 * @param unsaid words that could not be said, as there were too many at once
 */
public record ChatCounts(
        long events,
        long ignored,
        long refused,
        long found,
        long unsure,
        long nothing,
        long undeliverable,
        long uncertain,
        long unsaid) {}
