package dev.koma.botcore.contract;

import dev.koma.botcore.platform.ChatPlatform;
import java.util.List;

/** A service for the tests, the platform that is to connect to it, and one person who is alone with the bot. */
public interface ChatWorld extends AutoCloseable {
    /** Not yet started. */
    ChatPlatform platform();

    /** The person asks for a search of a picture, as is usual on this platform. */
    void sendPicture(byte[] file, String text);

    /** The service delivers the last event once more. Only called when {@link #canRedeliver}. */
    void redeliver();

    /** Whether an event can come twice. */
    boolean canRedeliver();

    /** The person presses a button of the newest message that has it. */
    void press(String button);

    /** The bot's messages that are there now, oldest first, as they look now. */
    List<SeenMessage> seen();

    /** Makes the service unreachable for calls of the bot, or reachable again. Only called when {@link #hasNetwork}. */
    void cut(boolean down);

    /** Whether there is a network between the platform and its service. */
    boolean hasNetwork();

    @Override
    void close();
}
