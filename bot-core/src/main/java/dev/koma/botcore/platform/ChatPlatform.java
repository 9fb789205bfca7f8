package dev.koma.botcore.platform;

import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.ReplyTarget;
import dev.koma.botcore.reply.Reply;
import dev.koma.botcore.reply.Text;

/**
 * A chat platform: events in, replies out. It knows the platform's protocol, limits and quirks, and nothing about searching. Every
 * implementation passes {@code ChatPlatformContract}.
 *
 * <p>Methods block until the platform has answered, for at most 60 seconds, and keep the platform's rate limits by waiting: one place
 * that must wait does not hold up the others. Before the start replies are {@link Delivery.Postponed}. They are safe for use by many (virtual) threads, and none throws for what a platform or
 * network does: the result says it.
 */
public interface ChatPlatform extends AutoCloseable {
    /** Lower case, such as {@code telegram}; a part of keys in the store, so it never changes. */
    String name();

    /** Connects and begins to deliver events; returns at once. A bad token stops this platform only, see {@link #health}. */
    void start(ChatListener listener);

    /**
     * Tells the person that the bot has heard: a deferred answer, a reaction, the end of a button's spinner. Returns fast, and never
     * fails: what goes wrong is the platform's to log and count.
     *
     * @param quiet whether the answer is for this person only, where the platform can do that
     */
    void acknowledge(ReplyTarget target, boolean quiet);

    /**
     * Tells one person something that changes nothing, so that nobody else is bothered: the alert of a button, a message that only
     * they see, else a normal reply. Used instead of {@link #acknowledge}, and nothing follows it.
     */
    Delivery whisper(ReplyTarget target, Text words);

    /** Shows how far the request is, if there is a way that bothers nobody. Best effort. */
    void progress(ReplyTarget target, Stage stage, Text words);

    /** Sends the answer, and takes away what {@link #acknowledge} and {@link #progress} have left. */
    Delivery deliver(ReplyTarget target, Reply reply);

    /** Changes the message that a pressed button is on into this reply, with its file; what is the same already is delivered. */
    Delivery replace(ReplyTarget target, Reply reply);

    /** Whether {@link #deliver} to the same target a second time replaces what was sent the first time. */
    boolean redeliveryReplaces();

    /** Whether an event that {@link ChatListener#receive} did not accept comes again by itself. Else the person is told. */
    boolean redeliversEvents();

    /**
     * Fetches a picture; never asked for a {@link PictureRef.Kind#LINK}, {@link PictureRef.Kind#VECTOR_STICKER} or
     * {@link PictureRef.Kind#OUT_OF_REACH}.
     *
     * @param limit bytes, after which it stops
     */
    Download download(PictureRef picture, long limit);

    PlatformHealth health();

    /** Stops the events first, then lets calls that are under way finish within a few seconds. */
    @Override
    void close();
}
