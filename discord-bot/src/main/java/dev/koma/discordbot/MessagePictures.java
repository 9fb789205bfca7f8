package dev.koma.discordbot;

import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.PictureRef.Kind;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;
import net.dv8tion.jda.api.entities.sticker.Sticker;
import net.dv8tion.jda.api.entities.sticker.StickerItem;
import org.jspecify.annotations.Nullable;

/** The pictures in a message: attachments, stickers, link previews, and those of what it forwards. */
final class MessagePictures {
    private static final int LONGEST_REFERENCE = 2000;
    private static final String SPOILER = "||";

    private MessagePictures() {}

    static List<PictureRef> in(Message message) {
        String place = message.getChannelId() + " " + message.getId();
        List<PictureRef> pictures = new ArrayList<>();
        add(
                pictures,
                place,
                message.getContentRaw(),
                message.getAttachments(),
                message.getStickers(),
                message.getEmbeds());
        for (MessageSnapshot forwarded : message.getMessageSnapshots()) {
            add(
                    pictures,
                    place,
                    forwarded.getContentRaw(),
                    forwarded.getAttachments(),
                    forwarded.getStickers(),
                    forwarded.getEmbeds());
        }
        return pictures;
    }

    /** What was given with a command, in no message yet. */
    static PictureRef given(Message.Attachment attachment) {
        return attachment("0 0", attachment);
    }

    private static void add(
            List<PictureRef> pictures,
            String place,
            String text,
            List<Message.Attachment> attachments,
            List<StickerItem> stickers,
            List<MessageEmbed> embeds) {
        attachments.forEach(attachment -> pictures.add(attachment(place, attachment)));
        stickers.forEach(sticker -> pictures.add(sticker(sticker)));
        boolean spoiler = text.contains(SPOILER);
        for (MessageEmbed embed : embeds) {
            PictureRef preview = preview(embed, spoiler);
            if (preview != null) {
                pictures.add(preview);
            }
        }
    }

    private static PictureRef attachment(String place, Message.Attachment attachment) {
        String type = attachment.getContentType();
        Kind kind = Kind.DOCUMENT;
        if (attachment.isImage()) {
            kind = Kind.PHOTO;
        } else if (attachment.isVideo()) {
            kind = Kind.VIDEO;
        }
        String id = attachment.getId();
        return picture(
                kind, place + " " + id, attachment.getUrl(), id, type, attachment.getSize(), isHidden(attachment));
    }

    private static boolean isHidden(Message.Attachment attachment) {
        return attachment.isSpoiler() || attachment.getFileName().startsWith(DiscordMessages.SPOILER);
    }

    private static PictureRef sticker(StickerItem sticker) {
        Kind kind = sticker.getFormatType() == Sticker.StickerFormat.LOTTIE ? Kind.VECTOR_STICKER : Kind.STICKER;
        return picture(kind, "0 0 0", sticker.getIconUrl(), "sticker" + sticker.getId(), null, -1, false);
    }

    private static @Nullable PictureRef preview(MessageEmbed embed, boolean spoiler) {
        String proxied = null;
        if (embed.getImage() != null) {
            proxied = embed.getImage().getProxyUrl();
        } else if (embed.getThumbnail() != null) {
            proxied = embed.getThumbnail().getProxyUrl();
        }
        return proxied == null ? null : picture(Kind.PHOTO, "0 0 0", proxied, proxied, null, -1, spoiler);
    }

    private static PictureRef picture(
            Kind kind, String place, String url, String identity, @Nullable String type, long size, boolean spoiler) {
        String reference = place + " " + url;
        return reference.length() > LONGEST_REFERENCE
                ? new PictureRef(Kind.OUT_OF_REACH, "", identity, type, size, spoiler, null)
                : new PictureRef(kind, reference, identity, type, size, spoiler, null);
    }
}
