package dev.koma.telegrambot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody who writes to the bot, alone or in a group. */
public final class Person {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeTelegram telegram;
    private final long user;
    private final long chat;
    private int presses;

    public Person(FakeTelegram telegram, long user, long chat) {
        this.telegram = telegram;
        this.user = user;
        this.chat = chat;
    }

    /** A message without anything in it. */
    public ObjectNode message() {
        ObjectNode message = JSON.createObjectNode()
                .put("message_id", telegram.chats().newMessageId())
                .put("date", 1_700_000_000);
        message.set("from", FakeTelegram.user(user, "someone" + user, false));
        message.set("chat", JSON.createObjectNode().put("id", chat).put("type", chat < 0 ? "supergroup" : "private"));
        return message;
    }

    public ObjectNode withPhoto(ObjectNode message, byte[] file, String caption) {
        String id = telegram.putFile(file);
        message.putArray("photo").add(size("no-" + id, 90, 100)).add(size(id, 1280, file.length));
        return caption.isEmpty() ? message : message.put("caption", caption);
    }

    private static ObjectNode size(String id, int width, int bytes) {
        return JSON.createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("width", width)
                .put("height", width / 2)
                .put("file_size", bytes);
    }

    /** A file of a kind such as {@code animation}, with the size that Telegram says. */
    public ObjectNode withFile(ObjectNode message, String kind, byte[] file, String type) {
        file(message, kind, file).put("mime_type", type).put("file_size", file.length);
        return message;
    }

    private ObjectNode file(ObjectNode message, String kind, byte[] file) {
        String id = telegram.putFile(file);
        return message.putObject(kind)
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("width", 320)
                .put("height", 240)
                .put("length", 240)
                .put("duration", 2);
    }

    public ObjectNode withSticker(ObjectNode message, byte[] file, boolean vectors, boolean moves) {
        file(message, "sticker", file).put("type", "regular").put("is_animated", vectors).put("is_video", moves);
        return message;
    }

    /** A message that replies to another. */
    public ObjectNode replyTo(ObjectNode other, String text) {
        ObjectNode message = message().put("text", text);
        message.set("reply_to_message", other);
        return message;
    }

    /** An entity over the first occurrence of words in the text or caption. */
    public static ObjectNode mark(ObjectNode message, String type, String words) {
        boolean caption = message.has("caption");
        String text = message.path(caption ? "caption" : "text").asText();
        message.putArray(caption ? "caption_entities" : "entities")
                .addObject()
                .put("type", type)
                .put("offset", text.indexOf(words))
                .put("length", words.length());
        return message;
    }

    public void send(ObjectNode message) {
        telegram.update("message", message);
    }

    public void sendPhoto(byte[] file, String caption) {
        send(withPhoto(message(), file, caption));
    }

    /** Asks the bot in a chat that it is no member of. */
    public void askGuest(ObjectNode message) {
        telegram.update("guest_message", message.put("guest_query_id", telegram.chats().newGuestQuery()));
    }

    public void say(String text) {
        send(message().put("text", text));
    }

    public void press(String button) {
        press(button, button);
    }

    /** Presses a button with other data than the message's has. */
    void press(String data, String button) {
        ObjectNode query =
                JSON.createObjectNode().put("id", "press" + presses++).put("data", data);
        query.set("from", FakeTelegram.user(user, "someone" + user, false));
        telegram.chats()
                .guestMessageWith(button)
                .ifPresentOrElse(
                        id -> query.put("inline_message_id", id),
                        () -> query.set("message", telegram.chats().messageWith(button)));
        query.put("chat_instance", "instance" + chat);
        telegram.update("callback_query", query);
    }
}
