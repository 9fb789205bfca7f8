package dev.koma.botcore.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message from the bot. Mentions in it never call anybody.
 *
 * @param text above or instead of the card
 * @param card a result, or null
 * @param media a file, or null
 * @param buttons rows of buttons, at most 4 of at most 5
 * @param choices one of which to choose, at most 25: a menu where there are menus, else buttons
 */
public record Reply(
        Text text, @Nullable Card card, @Nullable Media media, List<List<Button>> buttons, List<Button> choices) {
    public Reply {
        buttons = buttons.stream().map(List::copyOf).toList();
        choices = List.copyOf(choices);
    }

    public static Reply of(Text text) {
        return new Reply(text, null, null, List.of(), List.of());
    }

    public static Reply of(String words) {
        return of(Text.plain(words));
    }

    public Reply with(@Nullable Media other) {
        return new Reply(text, card, other, buttons, choices);
    }

    /** The text and the card as one text, for a platform without cards. */
    public Text allText() {
        if (card == null) {
            return text;
        }
        return text.isEmpty() ? card.text() : text.line().then(card.text());
    }
}
