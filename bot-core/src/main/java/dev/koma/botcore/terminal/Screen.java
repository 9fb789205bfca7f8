package dev.koma.botcore.terminal;

import dev.koma.botcore.reply.Button;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person in front of the terminal sees. */
public interface Screen {
    /**
     * Shows a message of the bot, or how it has changed.
     *
     * @param message number of the message
     * @param words without control characters
     * @param file where the clip lies, or null
     * @param buttons each pressed by its number
     */
    void show(int message, String words, @Nullable Path file, List<NumberedButton> buttons);

    /** Shows how far a request is, or that something cannot be done. */
    void note(String words);

    /** A button and what to type for it. */
    record NumberedButton(int number, Button button) {}
}
