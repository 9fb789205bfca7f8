package dev.koma.botcore.conversation;

import java.time.Duration;

/**
 * How the bot behaves.
 *
 * @param matchLine similarity below which a result is not shown unless asked for, 0 to 1
 * @param largestPicture bytes
 * @param requestLife after which a request is no longer worth an answer
 * @param buttonLife how long buttons below a result work
 * @param albumPause how long the other pictures of an album are waited for
 */
public record BotSettings(
        double matchLine, long largestPicture, Duration requestLife, Duration buttonLife, Duration albumPause) {
    public static final BotSettings DEFAULT =
            new BotSettings(0.90, 10L << 20, Duration.ofMinutes(10), Duration.ofDays(7), Duration.ofSeconds(1));
}
