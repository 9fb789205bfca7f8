package dev.koma.botcore.reply;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result, laid out. A platform that has something like cards may show it as one; {@link #text} is the same as text.
 *
 * @param title in the reader's language
 * @param link more about the title, or null
 * @param otherTitles in other languages
 * @param fields in the order of importance
 * @param confidence for a colour
 */
public record Card(
        String title, @Nullable URI link, List<String> otherTitles, List<Field> fields, Confidence confidence) {
    /**
     * A fact about a result.
     *
     * @param label in the reader's language
     * @param value in the reader's language
     */
    public record Field(String label, String value) {}

    public Card {
        otherTitles = List.copyOf(otherTitles);
        fields = List.copyOf(fields);
    }

    public Text text() {
        Text text = link == null ? Text.EMPTY.bold(title) : Text.EMPTY.link(title, link);
        for (String other : otherTitles) {
            text = text.line().and(other);
        }
        for (Field field : fields) {
            text = text.line().and(field.label() + ": ").code(field.value());
        }
        return text;
    }
}
