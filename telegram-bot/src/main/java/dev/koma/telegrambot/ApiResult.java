package dev.koma.telegrambot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a call of the Bot API. */
sealed interface ApiResult<T> {
    /** It was done. */
    record Done<T>(T value) implements ApiResult<T> {}

    /**
     * Telegram said no, in its own words.
     *
     * @param code like an HTTP status
     * @param description in English, lower case
     * @param retryAfter when to try again at the earliest, or null
     * @param migratedTo the id that the chat has now, or null
     */
    record Refused<T>(
            int code,
            String description,
            @Nullable Duration retryAfter,
            @Nullable Long migratedTo) implements ApiResult<T> {
        boolean says(String words) {
            return description.contains(words);
        }

        /** Only this bot is meant: its token is wrong or was taken back. */
        boolean isTokenBad() {
            return code == 401 || code == 404 && description.equals("not found");
        }
    }

    /**
     * There was no answer that makes sense.
     *
     * @param begun whether Telegram may have done it all the same
     * @param why in one line, without secrets
     */
    record Unreachable<T>(boolean begun, String why) implements ApiResult<T> {}
}
