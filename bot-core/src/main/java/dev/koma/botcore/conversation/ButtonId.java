package dev.koma.botcore.conversation;

import dev.koma.botcore.language.Language;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a button does, written so that it works as long as its message exists. The id of a session cannot be guessed. */
sealed interface ButtonId {
    Pattern OF_SESSION = Pattern.compile("k\\.([pmcrf])\\.([a-z2-7]{16})\\.(\\d{1,2})");
    Pattern OF_LANGUAGE = Pattern.compile("k\\.l\\.([A-Za-z-]{2,10})");

    /** Shows a result, from 0; with a clip without sound when {@code mute}. */
    record Show(String session, int result, boolean mute) implements ButtonId {}

    /** Chooses a picture, from 0. */
    record Choose(String session, int picture) implements ButtonId {}

    /** Searches again with the black borders left on, or cut. */
    record Retry(String session) implements ButtonId {}

    /** Searches again for the mirror image of what was searched for. */
    record Mirror(String session) implements ButtonId {}

    /** Speaks a language. */
    record Speak(Language language) implements ButtonId {}

    default String written() {
        return switch (this) {
            case Show show -> "k." + (show.mute ? "m." : "p.") + show.session + "." + show.result;
            case Choose choose -> "k.c." + choose.session + "." + choose.picture;
            case Retry retry -> "k.r." + retry.session + ".0";
            case Mirror mirror -> "k.f." + mirror.session + ".0";
            case Speak speak -> "k.l." + speak.language.tag();
        };
    }

    /** Empty for what we never wrote. */
    static Optional<ButtonId> read(String id) {
        Matcher language = OF_LANGUAGE.matcher(id);
        if (language.matches()) {
            return Language.tagged(language.group(1)).map(Speak::new);
        }
        Matcher session = OF_SESSION.matcher(id);
        if (!session.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(session.group(3));
        return Optional.of(
                switch (session.group(1)) {
                    case "p" -> new Show(session.group(2), number, false);
                    case "m" -> new Show(session.group(2), number, true);
                    case "c" -> new Choose(session.group(2), number);
                    case "f" -> new Mirror(session.group(2));
                    default -> new Retry(session.group(2));
                });
    }
}
