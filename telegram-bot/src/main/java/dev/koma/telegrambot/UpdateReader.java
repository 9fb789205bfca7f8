package dev.koma.telegrambot;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.ChatUser;
import dev.koma.botcore.event.MessageContent;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.event.SearchOptions;
import dev.koma.botcore.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.ExternalReplyInfo;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Turns Telegram's updates into events. */
final class UpdateReader {
    /** The kinds of updates that Telegram is asked for. */
    static final List<String> KINDS =
            List.of("message", "edited_message", "channel_post", "guest_message", "callback_query");

    private static final String PLATFORM = "telegram";
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z_]{1,32})(?:@(\\w{1,64}))?(?:\\s+(.*))?", Pattern.DOTALL);

    private final User self;
    private final Pattern mention;
    private final long uploadLimit;
    private final Moderators moderators;

    /** Tells who may change the settings of a group. */
    interface Moderators {
        boolean isModerator(long chat, long user);
    }

    UpdateReader(User self, long uploadLimit, Moderators moderators) {
        this.self = self;
        this.mention = Pattern.compile("@" + Pattern.quote(name(self)) + "\\b", Pattern.CASE_INSENSITIVE);
        this.uploadLimit = uploadLimit;
        this.moderators = moderators;
    }

    private static String name(User self) {
        String name = self.getUserName();
        return name == null ? "" : name;
    }

    /** What an update says, empty when it concerns nobody. */
    Optional<ChatEvent> read(Update update) {
        String id = String.valueOf(update.getUpdateId());
        if (update.getMessage() != null) {
            return message(id, update.getMessage(), false);
        }
        if (update.getEditedMessage() != null) {
            return message(id, update.getEditedMessage(), true);
        }
        if (update.getChannelPost() != null) {
            return message(id, update.getChannelPost(), false);
        }
        if (update.getGuestMessage() != null) {
            return guest(id, update.getGuestMessage());
        }
        CallbackQuery press = update.getCallbackQuery();
        return press == null ? Optional.empty() : press(id, press);
    }

    private Optional<ChatEvent> press(String id, CallbackQuery press) {
        MaybeInaccessibleMessage on = press.getMessage();
        if (press.getInlineMessageId() != null && press.getFrom() != null && press.getData() != null) {
            GuestAddress address = GuestAddress.press(press.getInlineMessageId(), press.getId());
            Origin origin = guestOrigin(id, user(press.getFrom(), false), press.getChatInstance(), address);
            return Optional.of(new ChatEvent.ButtonPressed(origin, press.getData()));
        }
        if (on == null || press.getData() == null || press.getFrom() == null) {
            return Optional.empty();
        }
        Chat chat = on.getChat();
        int thread = on instanceof Message message ? thread(message) : 0;
        User from = press.getFrom();
        ChatUser user = user(from, isPrivate(chat));
        TelegramAddress address =
                new TelegramAddress(chat.getId(), !isPrivate(chat), thread, on.getMessageId(), press.getId());
        return Optional.of(new ChatEvent.ButtonPressed(origin(id, user, chat, address), press.getData()));
    }

    /** Somebody mentioned the bot in a chat that it is no member of: whatever is there is for it. */
    private Optional<ChatEvent> guest(String id, Message message) {
        User from = message.getFrom();
        if (from == null || message.getGuestQueryId() == null) {
            return Optional.empty();
        }
        GuestAddress address = GuestAddress.question(message.getGuestQueryId());
        Origin origin = guestOrigin(
                id, user(from, false), String.valueOf(message.getChat().getId()), address);
        return Optional.of(new ChatEvent.MessageReceived(origin, content(message, words(message)), true, false));
    }

    /** Nobody can say that such a place is for adults, and no file can be sent there. */
    private static Origin guestOrigin(String id, ChatUser user, String chat, GuestAddress address) {
        Place place = new Place("guest" + chat, false, Place.Adult.FORBIDDEN, null);
        return new Origin(PLATFORM, id, user, place, new ReplyTarget(address.written(), 0, null));
    }

    private Optional<ChatEvent> message(String id, Message message, boolean edited) {
        Chat chat = message.getChat();
        ChatUser user = sender(message);
        if (user == null
                || message.getViaBot() != null && message.getViaBot().getId().equals(self.getId())) {
            return Optional.empty();
        }
        TelegramAddress address =
                new TelegramAddress(chat.getId(), !isPrivate(chat), thread(message), message.getMessageId(), null);
        Matcher command = COMMAND.matcher(words(message).strip());
        if (command.matches()) {
            return command(id, user, message, command, address, edited);
        }
        MessageContent content = content(message, words(message));
        if (content.text().isEmpty()
                && content.pictures().isEmpty()
                && content.replied().isEmpty()
                && isService(message)) {
            return Optional.empty();
        }
        return Optional.of(
                new ChatEvent.MessageReceived(origin(id, user, chat, address), content, isAddressed(message), edited));
    }

    /** Somebody came, left, pinned or renamed something. */
    private static boolean isService(Message message) {
        return !message.hasText()
                && !message.hasCaption()
                && !message.hasAudio()
                && !message.hasVoice()
                && !message.hasContact()
                && !message.hasLocation()
                && !message.hasPoll()
                && !message.hasDice();
    }

    private Optional<ChatEvent> command(
            String id, ChatUser user, Message message, Matcher command, TelegramAddress address, boolean edited) {
        if (command.group(2) != null && !command.group(2).equalsIgnoreCase(name(self))) {
            return Optional.empty();
        }
        String rest = command.group(3) == null ? "" : command.group(3);
        String name = command.group(1).toLowerCase(Locale.ROOT);
        Origin origin = origin(id, user, message.getChat(), address);
        if (name.equals("search")) {
            return Optional.of(new ChatEvent.SearchAsked(origin, content(message, rest), SearchOptions.NONE));
        }
        if (edited) {
            return Optional.empty();
        }
        ChatEvent.Command given = switch (name) {
            case "start", "help" -> new ChatEvent.Command.Help();
            case "privacy" -> new ChatEvent.Command.Privacy();
            case "quota" -> new ChatEvent.Command.Quota();
            case "lang", "language" -> new ChatEvent.Command.Language(tag(rest));
            case "settings" -> new ChatEvent.Command.Settings(settings(rest));
            default -> isPrivate(message.getChat()) ? new ChatEvent.Command.Help() : null;
        };
        if (given == null) {
            return Optional.empty();
        }
        if (given instanceof ChatEvent.Command.Settings && !user.moderator()) {
            ChatUser asked = asked(user, message);
            origin = origin(id, asked, message.getChat(), address);
        }
        return Optional.of(new ChatEvent.CommandGiven(origin, given));
    }

    private ChatUser asked(ChatUser user, Message message) {
        boolean moderator = moderators.isModerator(
                message.getChat().getId(), message.getFrom().getId());
        return new ChatUser(user.id(), user.bot(), moderator, user.locale());
    }

    private static @Nullable String tag(String typed) {
        String word = typed.strip();
        return Language.tagged(word)
                .or(() -> Language.ofLocale(word))
                .map(Language::tag)
                .orElse(null);
    }

    /** Such as {@code adult on language ja}; what is not understood changes nothing. */
    private static PlaceSettings settings(String typed) {
        Boolean adult = null;
        String language = null;
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        for (int i = 0; i + 1 < words.length; i += 2) {
            switch (words[i]) {
                case "adult" -> adult = Boolean.valueOf(words[i + 1].equals("on") || words[i + 1].equals("yes"));
                case "language", "lang" -> language = tag(words[i + 1]);
                default -> {}
            }
        }
        return new PlaceSettings(adult, language, null);
    }

    private Origin origin(String id, ChatUser user, Chat chat, TelegramAddress address) {
        Place.Adult adult = isPrivate(chat) ? Place.Adult.ALLOWED : Place.Adult.UNSAID;
        Place place = new Place(String.valueOf(chat.getId()), isPrivate(chat), adult, null);
        return new Origin(PLATFORM, id, user, place, new ReplyTarget(address.written(), uploadLimit, null));
    }

    private static boolean isPrivate(Chat chat) {
        return "private".equals(chat.getType());
    }

    private static int thread(Message message) {
        Integer thread = message.getMessageThreadId();
        return thread != null && Boolean.TRUE.equals(message.getIsTopicMessage()) ? thread : 0;
    }

    /** Whoever wrote it: also a group whose administrators stay unnamed, or a channel. */
    private static @Nullable ChatUser sender(Message message) {
        Chat chat = message.getSenderChat();
        if (chat != null) {
            boolean forwarded = Boolean.TRUE.equals(message.getIsAutomaticForward());
            return new ChatUser("chat" + chat.getId(), forwarded, chat.getId().equals(message.getChatId()), null);
        }
        User from = message.getFrom();
        return from == null ? null : user(from, isPrivate(message.getChat()));
    }

    private static ChatUser user(User from, boolean alone) {
        return new ChatUser(
                String.valueOf(from.getId()), Boolean.TRUE.equals(from.getIsBot()), alone, from.getLanguageCode());
    }

    private static String words(Message message) {
        String text = message.getText() == null ? message.getCaption() : message.getText();
        return text == null ? "" : text;
    }

    private MessageContent content(Message message, String words) {
        String text = name(self).isEmpty() ? words : mention.matcher(words).replaceAll(" ");
        return new MessageContent(
                message.getChat().getId() + ":" + message.getMessageId(),
                text.strip(),
                PictureReader.in(message),
                replied(message),
                message.getMediaGroupId());
    }

    /** Of the message replied to, unless the bot itself wrote it: its clips are answers. */
    private List<PictureRef> replied(Message message) {
        Message other = message.getReplyToMessage();
        if (other != null && !isOurs(other)) {
            return PictureReader.in(other);
        }
        if (message.getReplyToStory() != null) {
            return PictureReader.ofStory();
        }
        ExternalReplyInfo quoted = message.getExternalReplyInfo();
        return quoted == null ? List.of() : PictureReader.in(quoted);
    }

    private boolean isOurs(Message message) {
        return message.getFrom() != null
                && self.getId().equals(message.getFrom().getId());
    }

    /** A reply to the bot in a group is for it only with a picture: people also say thanks. */
    private boolean isAddressed(Message message) {
        if (isPrivate(message.getChat())) {
            return true;
        }
        Message other = message.getReplyToMessage();
        if (other != null && isOurs(other) && !PictureReader.in(message).isEmpty()) {
            return true;
        }
        String words = words(message);
        return Stream.of(Optional.ofNullable(message.getEntities()), Optional.ofNullable(message.getCaptionEntities()))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .anyMatch(entity -> isMention(entity, words));
    }

    private boolean isMention(MessageEntity entity, String words) {
        if ("text_mention".equals(entity.getType())) {
            return entity.getUser() != null
                    && self.getId().equals(entity.getUser().getId());
        }
        int begin = entity.getOffset();
        int end = begin + entity.getLength();
        return "mention".equals(entity.getType())
                && begin >= 0
                && end <= words.length()
                && begin <= end
                && words.substring(begin, end).equalsIgnoreCase("@" + name(self));
    }
}
