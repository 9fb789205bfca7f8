package dev.koma.botcore.event;

/**
 * Where an event comes from and where its answer goes.
 *
 * @param platform {@link dev.koma.botcore.platform.ChatPlatform#name}
 * @param updateId of the event, unique within the platform; the same again when the platform delivers the event again
 * @param user whoever did it
 * @param place where
 * @param target where the answer goes
 */
public record Origin(String platform, String updateId, ChatUser user, Place place, ReplyTarget target) {}
