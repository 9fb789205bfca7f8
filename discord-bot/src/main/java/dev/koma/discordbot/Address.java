package dev.koma.discordbot;

import java.util.Optional;

/**
 * Where an answer goes: an interaction, and the channel that it was in for when the interaction is over.
 *
 * @param interaction id
 * @param channel id
 * @param user id of whoever did it
 * @param alone whether only this person and the bot are in the channel
 * @param onButton whether it is a button or a menu on a message, so that the answer changes that message
 * @param token of the interaction
 */
record Address(long interaction, long channel, long user, boolean alone, boolean onButton, String token) {
    private static final int PARTS = 6;

    String written() {
        return String.join(
                " ",
                Long.toUnsignedString(interaction),
                Long.toUnsignedString(channel),
                Long.toUnsignedString(user),
                alone ? "alone" : "-",
                onButton ? "button" : "-",
                token);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Address[" + Long.toUnsignedString(interaction) + "]";
    }

    /** Empty for what we never wrote. */
    static Optional<Address> read(String written) {
        String[] parts = written.split(" ", PARTS);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(
                    Long.parseUnsignedLong(parts[0]),
                    Long.parseUnsignedLong(parts[1]),
                    Long.parseUnsignedLong(parts[2]),
                    parts[3].equals("alone"),
                    parts[4].equals("button"),
                    parts[5]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
