package dev.koma.botcore.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.PictureRef;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.event.SearchOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done, as it is stored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Search.class, name = "search"),
    @JsonSubTypes.Type(value = Task.Show.class, name = "show"),
    @JsonSubTypes.Type(value = Task.Say.class, name = "say"),
    @JsonSubTypes.Type(value = Task.Set.class, name = "set")
})
sealed interface Task {
    Origin origin();

    /** Whether the answer takes the place of the message with the button. */
    boolean replaces();

    /**
     * Searches for a picture, or lets one be chosen.
     *
     * @param pictures one, or several of which one is to be chosen
     * @param mirrored whether their mirror images are searched for
     */
    record Search(Origin origin, boolean replaces, List<PictureRef> pictures, SearchOptions options, boolean mirrored)
            implements Task {
        public Search {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * Shows a result that was found before.
     *
     * @param session what was found
     * @param result which of them, from 0
     * @param mute whether the clip comes without sound
     */
    record Show(Origin origin, String session, int result, boolean mute) implements Task {
        @Override
        public boolean replaces() {
            return true;
        }
    }

    /**
     * Says something.
     *
     * @param value a part of it, or null
     */
    record Say(
            Origin origin,
            boolean replaces,
            Topic topic,
            @Nullable String value) implements Task {}

    /** Changes and tells the settings of the place. */
    record Set(Origin origin, PlaceSettings changes) implements Task {
        @Override
        public boolean replaces() {
            return false;
        }
    }

    /** What can be said. */
    enum Topic {
        HELP,
        PRIVACY,
        QUOTA,
        LANGUAGES,
        LANGUAGE_CHOSEN,
        NO_PICTURE,
        VECTOR_STICKER,
        OUT_OF_REACH,
        NOT_A_PICTURE
    }
}
