package dev.koma.botcore.conversation;

import dev.koma.botcore.event.Origin;
import dev.koma.botcore.event.Place;
import dev.koma.botcore.event.PlaceSettings;
import dev.koma.botcore.language.Language;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import java.util.Optional;

/** What people and moderators have chosen. While the store does not work, what nobody has chosen. */
final class Preferences {
    private static final System.Logger LOG = System.getLogger(Preferences.class.getName());
    private static final String LANGUAGE = "language";
    private static final String PLACE = "place";

    private final DocumentStore documents;

    Preferences(DocumentStore documents) {
        this.documents = documents;
    }

    /** What the person has chosen, else what the place has, else what the person's app speaks, else the place, else English. */
    Language language(Origin origin) {
        return find(LANGUAGE, userKey(origin))
                .flatMap(Language::tagged)
                .or(() -> Language.tagged(settings(origin).language()))
                .or(() -> Language.ofLocale(origin.user().locale()))
                .or(() -> Language.ofLocale(origin.place().locale()))
                .orElse(Language.ENGLISH);
    }

    void choose(Origin origin, Language language) throws StoreException {
        documents.put(LANGUAGE, userKey(origin), language.tag(), null);
    }

    PlaceSettings settings(Origin origin) {
        return find(PLACE, placeKey(origin))
                .map(json -> Json.read(json, PlaceSettings.class))
                .orElse(PlaceSettings.NONE);
    }

    PlaceSettings change(Origin origin, PlaceSettings changes) throws StoreException {
        PlaceSettings before = settings(origin);
        PlaceSettings after = new PlaceSettings(
                changes.adult() == null ? before.adult() : changes.adult(),
                Language.tagged(changes.language()).isEmpty() ? before.language() : changes.language(),
                changes.quiet() == null ? before.quiet() : changes.quiet());
        documents.put(PLACE, placeKey(origin), Json.write(after), null);
        return after;
    }

    /** Whether adult results may be shown: a moderator can allow what the platform does not forbid, and forbid what it allows. */
    boolean showsAdult(Origin origin) {
        Boolean chosen = settings(origin).adult();
        Place.Adult said = origin.place().adult();
        return said != Place.Adult.FORBIDDEN && (chosen == null ? said == Place.Adult.ALLOWED : chosen);
    }

    /** Whether only the person sees the answer. */
    boolean isQuiet(Origin origin) {
        return !origin.place().oneToOne()
                && Boolean.TRUE.equals(settings(origin).quiet());
    }

    private Optional<String> find(String kind, String key) {
        try {
            return documents.find(kind, key);
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "What people have chosen cannot be read", e);
            return Optional.empty();
        }
    }

    private static String userKey(Origin origin) {
        return origin.platform() + ":" + origin.user().id();
    }

    private static String placeKey(Origin origin) {
        return origin.platform() + ":" + origin.place().id();
    }
}
