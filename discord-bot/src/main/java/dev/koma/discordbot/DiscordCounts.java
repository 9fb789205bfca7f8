package dev.koma.discordbot;

/**
 * What went wrong since the start.
 *
 * @param late interactions that Discord no longer knew when they were to be acknowledged
 * @param taken interactions that another program had acknowledged
 * @param turnedAway events for which there was no room
 * @param elsewhere answers sent as a message of their own, as their interaction was over
 * @param plain answers without card and file, as these were not allowed
 * @param failures of acknowledgements and progress for other reasons
 */
public record DiscordCounts(long late, long taken, long turnedAway, long elsewhere, long plain, long failures) {}
