package dev.koma.botcore.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says and shows.
 *
 * @param messageId unique within the platform, the same after an edit
 * @param text without the mention of the bot and without a leading command; addresses in it need not be in {@code pictures}
 * @param pictures of the message itself, also when it was forwarded, with addresses behind words and of link previews
 * @param replied pictures of the message that this one replies to or quotes
 * @param album the same for all messages of one album that the platform delivers one by one, or null
 */
public record MessageContent(
        String messageId,
        String text,
        List<PictureRef> pictures,
        List<PictureRef> replied,
        @Nullable String album) {
    public MessageContent {
        pictures = List.copyOf(pictures);
        replied = List.copyOf(replied);
    }
}
