package dev.koma.telegrambot;

import dev.koma.botcore.reply.Button;
import dev.koma.botcore.reply.Markup;
import dev.koma.botcore.reply.Media;
import dev.koma.botcore.reply.Reply;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerGuestQuery;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.inlinequery.inputmessagecontent.InputTextMessageContent;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultArticle;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaVideo;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Replies as Telegram's messages. */
final class Messages {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final int CHOICES_IN_ROW = 5;
    /** A message must say something. */
    private static final String SOMETHING = "…";

    private Messages() {}

    static SendMessage text(TelegramAddress to, Manner manner, Reply reply) {
        SendMessage message = new SendMessage(String.valueOf(manner.chat()), words(reply, manner, LONGEST_TEXT));
        message.setParseMode(mode(manner));
        message.setMessageThreadId(thread(to, manner));
        message.setReplyParameters(quotation(to, manner));
        message.setReplyMarkup(keyboard(reply));
        message.setLinkPreviewOptions(noPreview());
        return message;
    }

    static SendVideo video(TelegramAddress to, Manner manner, Reply reply, Media media) {
        SendVideo message = new SendVideo(String.valueOf(manner.chat()), file(media));
        message.setCaption(words(reply, manner, LONGEST_CAPTION));
        message.setParseMode(mode(manner));
        message.setMessageThreadId(thread(to, manner));
        message.setReplyParameters(quotation(to, manner));
        message.setReplyMarkup(keyboard(reply));
        message.setSupportsStreaming(true);
        message.setHasSpoiler(media.spoiler());
        return message;
    }

    static SendPhoto photo(TelegramAddress to, Manner manner, Reply reply, Media media) {
        SendPhoto message = new SendPhoto(String.valueOf(manner.chat()), file(media));
        message.setCaption(words(reply, manner, LONGEST_CAPTION));
        message.setParseMode(mode(manner));
        message.setMessageThreadId(thread(to, manner));
        message.setReplyParameters(quotation(to, manner));
        message.setReplyMarkup(keyboard(reply));
        message.setHasSpoiler(media.spoiler());
        return message;
    }

    static EditMessageMedia otherMedia(TelegramAddress on, Manner manner, Reply reply, Media media) {
        InputMedia input;
        if (media.kind() == Media.Kind.CLIP) {
            InputMediaVideo video = new InputMediaVideo(new ByteArrayInputStream(media.bytes()), media.name());
            video.setSupportsStreaming(true);
            video.setHasSpoiler(media.spoiler());
            input = video;
        } else {
            InputMediaPhoto photo = new InputMediaPhoto(new ByteArrayInputStream(media.bytes()), media.name());
            photo.setHasSpoiler(media.spoiler());
            input = photo;
        }
        input.setCaption(words(reply, manner, LONGEST_CAPTION));
        input.setParseMode(mode(manner));
        EditMessageMedia edit = new EditMessageMedia(input);
        edit.setChatId(manner.chat());
        edit.setMessageId(on.message());
        edit.setReplyMarkup(keyboard(reply));
        return edit;
    }

    static EditMessageText otherText(TelegramAddress on, Manner manner, Reply reply) {
        EditMessageText edit = otherText(manner, reply);
        edit.setChatId(manner.chat());
        edit.setMessageId(on.message());
        return edit;
    }

    private static EditMessageText otherText(Manner manner, Reply reply) {
        EditMessageText edit = EditMessageText.builder()
                .text(words(reply, manner, LONGEST_TEXT))
                .build();
        edit.setParseMode(mode(manner));
        edit.setReplyMarkup(keyboard(reply));
        edit.setLinkPreviewOptions(noPreview());
        return edit;
    }

    /** The answer to a question in a chat that the bot is no member of. */
    static AnswerGuestQuery guest(String query, Manner manner, Reply reply) {
        InputTextMessageContent content = new InputTextMessageContent(words(reply, manner, LONGEST_TEXT));
        content.setParseMode(mode(manner));
        content.setLinkPreviewOptions(noPreview());
        InlineQueryResultArticle article = new InlineQueryResultArticle("answer", "Koma", content);
        article.setReplyMarkup(keyboard(reply));
        return new AnswerGuestQuery(query, article);
    }

    static EditMessageText otherGuestText(String message, Manner manner, Reply reply) {
        EditMessageText edit = otherText(manner, reply);
        edit.setInlineMessageId(message);
        return edit;
    }

    private static String words(Reply reply, Manner manner, int limit) {
        String words = reply.allText().write(manner.styled() ? HtmlMarkup.INSTANCE : Markup.NONE, limit);
        return words.isBlank() && reply.media() == null ? SOMETHING : words;
    }

    private static @Nullable String mode(Manner manner) {
        return manner.styled() ? ParseMode.HTML : null;
    }

    private static @Nullable Integer thread(TelegramAddress to, Manner manner) {
        return to.thread() == 0 || !manner.inThread() ? null : to.thread();
    }

    private static @Nullable ReplyParameters quotation(TelegramAddress to, Manner manner) {
        if (!manner.quoting()) {
            return null;
        }
        ReplyParameters quotation = new ReplyParameters(to.message());
        quotation.setAllowSendingWithoutReply(true);
        return quotation;
    }

    private static LinkPreviewOptions noPreview() {
        return LinkPreviewOptions.builder().isDisabled(true).build();
    }

    private static InputFile file(Media media) {
        return new InputFile(new ByteArrayInputStream(media.bytes()), media.name());
    }

    private static @Nullable InlineKeyboardMarkup keyboard(Reply reply) {
        List<InlineKeyboardRow> rows = new ArrayList<>();
        reply.buttons().forEach(buttons -> rows.add(row(buttons)));
        for (int i = 0; i < reply.choices().size(); i += CHOICES_IN_ROW) {
            int end = Math.min(i + CHOICES_IN_ROW, reply.choices().size());
            rows.add(row(reply.choices().subList(i, end)));
        }
        return rows.isEmpty() ? null : new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardRow row(List<Button> buttons) {
        return new InlineKeyboardRow(buttons.stream()
                .map(button -> InlineKeyboardButton.builder()
                        .text(button.label())
                        .callbackData(button.id())
                        .build())
                .toList());
    }
}
