package dev.koma.telegrambot;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes, as it is written in {@link dev.koma.botcore.event.ReplyTarget#address}.
 *
 * @param chat its id
 * @param group whether several people are there
 * @param thread the topic, or 0
 * @param message to reply to, or that the pressed button is on
 * @param button id of the press of a button, or null for a message
 */
record TelegramAddress(
        long chat,
        boolean group,
        int thread,
        int message,
        @Nullable String button) {

    String written() {
        return chat + ":" + (group ? 'g' : 'p') + ":" + thread + ":" + message + (button == null ? "" : ":" + button);
    }

    /** @throws IllegalArgumentException for what {@link #written} never wrote */
    static TelegramAddress read(String written) {
        String[] parts = written.split(":", 5);
        if (parts.length < 4) {
            throw new IllegalArgumentException("not an address in Telegram");
        }
        return new TelegramAddress(
                Long.parseLong(parts[0]),
                parts[1].equals("g"),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts.length == 5 ? parts[4] : null);
    }
}
