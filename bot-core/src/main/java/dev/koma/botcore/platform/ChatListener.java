package dev.koma.botcore.platform;

import dev.koma.botcore.event.ChatEvent;
import dev.koma.botcore.event.TitleSuggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what happens on the platforms. Safe for use by many threads. */
public interface ChatListener {
    /**
     * Takes an event. When it returns normally, the event is durable or needs no more work: only then may the platform be told that
     * the event has arrived (an offset moved on, a webhook answered). It calls back {@link ChatPlatform#acknowledge} or
     * {@link ChatPlatform#whisper} before it returns, if the event is for the bot. It takes milliseconds, but may block; call it on a
     * thread on which that is allowed, for the events of one user in their order.
     *
     * @throws NotAcceptedException when the event could not be stored: let the platform deliver it again
     */
    void receive(ChatEvent event) throws NotAcceptedException;

    /**
     * The titles that begin with or contain what is typed, best first, at most 25. Takes at most a second; empty when unknown.
     *
     * @param typed anything
     * @param locale the reader's language as the platform names it, or null
     */
    List<TitleSuggestion> suggestTitles(String typed, @Nullable String locale);
}
