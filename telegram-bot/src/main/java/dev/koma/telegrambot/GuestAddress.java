package dev.koma.telegrambot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes in a chat that the bot is no member of: there it cannot send, react or upload, only answer a question once and
 * change the text of that answer.
 *
 * @param query the question to answer, or null on a button
 * @param message the answer that the pressed button is on, or null
 * @param button id of the press of a button, or null
 */
record GuestAddress(
        @Nullable String query,
        @Nullable String message,
        @Nullable String button) {
    private static final String QUESTION = "guest ";
    private static final String PRESS = "inline ";

    static GuestAddress question(String query) {
        return new GuestAddress(query, null, null);
    }

    static GuestAddress press(String message, String button) {
        return new GuestAddress(null, message, button);
    }

    String written() {
        return query == null ? PRESS + button + " " + message : QUESTION + query;
    }

    /** Empty for the address of an answer in a chat that the bot is a member of. */
    static Optional<GuestAddress> read(String written) {
        if (written.startsWith(QUESTION)) {
            return Optional.of(question(written.substring(QUESTION.length())));
        }
        String[] parts = written.split(" ", 3);
        return written.startsWith(PRESS) && parts.length == 3
                ? Optional.of(press(parts[2], parts[1]))
                : Optional.empty();
    }
}
