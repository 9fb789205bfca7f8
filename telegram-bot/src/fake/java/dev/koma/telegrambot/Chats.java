package dev.koma.telegrambot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.koma.telegrambot.FakeTelegram.Answer;
import dev.koma.telegrambot.FakeTelegram.Called;
import dev.koma.telegrambot.FakeTelegram.Sent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of the bot in the chats of a fake Telegram: sent, changed and deleted by its rules. */
final class Chats {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, Sent> messages = new TreeMap<>();
    private final Map<String, Sent> guestMessages = new TreeMap<>();
    private final Set<String> guestQueries = new HashSet<>();
    private int messageIds = 1;

    synchronized int newMessageId() {
        return messageIds++;
    }

    /** The id of a question to the bot in a chat that it is no member of. */
    synchronized String newGuestQuery() {
        String query = "guest" + messageIds++;
        guestQueries.add(query);
        return query;
    }

    synchronized List<Sent> sent() {
        return List.copyOf(messages.values());
    }

    synchronized List<Sent> guestMessages() {
        return List.copyOf(guestMessages.values());
    }

    /** Empty for a method that has nothing to do with messages. */
    Optional<Answer> answer(String method, Called call) {
        return Optional.ofNullable(
                switch (method) {
                    case "sendmessage" -> send(call, call.field("text"), 4096, null);
                    case "sendvideo" -> send(call, call.field("caption"), 1024, attached(call, "video"));
                    case "sendphoto" -> send(call, call.field("caption"), 1024, attached(call, "photo"));
                    case "editmessagetext" -> editText(call);
                    case "editmessagemedia" -> editMedia(call);
                    case "deletemessage" -> delete(call);
                    case "answerguestquery" -> answerGuest(call);
                    default -> null;
                });
    }

    private synchronized Answer send(Called call, String written, int limit, byte @Nullable [] file) {
        return shown(call, newMessageId(), written, limit, file);
    }

    private Answer shown(Called call, int id, String written, int limit, byte @Nullable [] file) {
        String words;
        try {
            words = "html".equalsIgnoreCase(call.field("parse_mode")) ? HtmlReader.read(written) : written;
        } catch (IllegalArgumentException e) {
            return Answer.refusal(400, "Bad Request: can't parse entities: " + e.getMessage());
        }
        if (words.length() > limit) {
            return Answer.refusal(400, "Bad Request: message is too long");
        }
        if (file != null && file.length > 50_000_000) {
            return Answer.refusal(413, "Request Entity Too Large");
        }
        List<String> buttons = buttons(call.field("reply_markup"));
        if (buttons == null) {
            return Answer.refusal(400, "Bad Request: BUTTON_DATA_INVALID");
        }
        Sent before = messages.get(id);
        Sent now = new Sent(
                id,
                Long.parseLong(call.field("chat_id")),
                words,
                file,
                call.method().equalsIgnoreCase("sendphoto"),
                buttons,
                call);
        if (before != null
                && before.words().equals(words)
                && before.buttons().equals(buttons)
                && Arrays.equals(before.file(), file)) {
            return Answer.refusal(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
                            + " same as a current content and reply markup of the message");
        }
        messages.put(id, now);
        return FakeTelegram.done(message(now));
    }

    private static byte @Nullable [] attached(Called call, String name) {
        return call.files().get(call.fields().containsKey(name) ? call.field(name).replace("attach://", "") : name);
    }

    private static @Nullable List<String> buttons(String markup) {
        if (markup.isEmpty()) {
            return List.of();
        }
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode row : JSON.readTree(markup).path("inline_keyboard")) {
                row.forEach(button -> ids.add(button.path("callback_data").asText()));
            }
            return ids.stream().anyMatch(id -> id.isEmpty() || id.length() > 64) ? null : ids;
        } catch (IOException e) {
            return null;
        }
    }

    /** As Telegram shows it to the bot. */
    ObjectNode messageOf(Sent sent) {
        return message(sent);
    }

    private static ObjectNode message(Sent sent) {
        ObjectNode message = JSON.createObjectNode().put("message_id", sent.id()).put("date", 1);
        message.set("from", FakeTelegram.user(FakeTelegram.BOT, FakeTelegram.NAME, true));
        message.set(
                "chat",
                JSON.createObjectNode().put("id", sent.chat()).put("type", sent.chat() < 0 ? "supergroup" : "private"));
        return message.put(sent.file() == null ? "text" : "caption", sent.words());
    }

    /** The message with this button, as an update about a press has it. */
    synchronized @Nullable ObjectNode messageWith(String button) {
        return messages.values().stream()
                .filter(sent -> sent.buttons().contains(button))
                .reduce((first, second) -> second)
                .map(Chats::message)
                .orElse(null);
    }

    private synchronized Answer editText(Called call) {
        String guest = call.field("inline_message_id");
        if (guestMessages.containsKey(guest)) {
            return guest(call, guest, call.field("text"), call.field("parse_mode"), call.field("reply_markup"));
        }
        Sent old = messages.get(Integer.parseInt(call.field("message_id")));
        if (old == null) {
            return Answer.refusal(400, "Bad Request: message to edit not found");
        }
        if (old.file() != null) {
            return Answer.refusal(400, "Bad Request: there is no text in the message to edit");
        }
        return shown(call, old.id(), call.field("text"), 4096, null);
    }

    private synchronized Answer editMedia(Called call) {
        Sent old = messages.get(Integer.parseInt(call.field("message_id")));
        if (old == null) {
            return Answer.refusal(400, "Bad Request: message to edit not found");
        }
        try {
            JsonNode media = JSON.readTree(call.field("media"));
            byte[] file = call.files().get(media.path("media").asText().replace("attach://", ""));
            Map<String, String> fields = new TreeMap<>(call.fields());
            fields.put("parse_mode", media.path("parse_mode").asText());
            fields.put("has_spoiler", media.path("has_spoiler").asText());
            return shown(
                    new Called(call.method(), fields, call.files()),
                    old.id(),
                    media.path("caption").asText(),
                    1024,
                    file);
        } catch (IOException e) {
            return Answer.refusal(400, "Bad Request: can't parse media JSON object");
        }
    }

    private synchronized Answer delete(Called call) {
        return messages.remove(Integer.parseInt(call.field("message_id"))) == null
                ? Answer.refusal(400, "Bad Request: message to delete not found")
                : FakeTelegram.done(JSON.getNodeFactory().booleanNode(true));
    }

    /** Of one question one answer is taken, and no file with it. */
    private synchronized Answer answerGuest(Called call) {
        if (!guestQueries.remove(call.field("guest_query_id"))) {
            return Answer.refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
        try {
            JsonNode result = JSON.readTree(call.field("result"));
            JsonNode content = result.path("input_message_content");
            String markup = result.has("reply_markup") ? result.get("reply_markup").toString() : "";
            return guest(
                    call,
                    "inline" + messageIds++,
                    content.path("message_text").asText(),
                    content.path("parse_mode").asText(),
                    markup);
        } catch (IOException e) {
            return Answer.refusal(400, "Bad Request: can't parse inline query result");
        }
    }

    private Answer guest(Called call, String id, String written, String style, String markup) {
        String words = style.equalsIgnoreCase("html") ? HtmlReader.read(written) : written;
        List<String> buttons = buttons(markup);
        if (words.isBlank() || words.length() > 4096 || buttons == null) {
            return Answer.refusal(400, "Bad Request: MESSAGE_EMPTY, MESSAGE_TOO_LONG or BUTTON_DATA_INVALID");
        }
        guestMessages.put(id, new Sent(0, 0, words, null, false, buttons, call));
        return FakeTelegram.done(JSON.createObjectNode().put("inline_message_id", id));
    }

    /** The id of the answer as a guest that has this button. */
    synchronized Optional<String> guestMessageWith(String button) {
        return guestMessages.entrySet().stream()
                .filter(entry -> entry.getValue().buttons().contains(button))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
