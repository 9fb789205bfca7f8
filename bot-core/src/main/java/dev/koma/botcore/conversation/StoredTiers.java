package dev.koma.botcore.conversation;

import dev.koma.botcore.search.Tier;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import java.util.Map;
import java.util.Optional;

/** Tiers that administrators give to people and places; everybody else has the default one. */
public final class StoredTiers implements Tiers {
    private static final System.Logger LOG = System.getLogger(StoredTiers.class.getName());
    private static final String KIND = "tier";

    private final DocumentStore documents;
    private final Map<String, Tier> byName;
    private final Tier usual;

    /**
     * @param byName the tiers there are
     * @param usual for everybody without one
     */
    public StoredTiers(DocumentStore documents, Map<String, Tier> byName, Tier usual) {
        this.documents = documents;
        this.byName = Map.copyOf(byName);
        this.usual = usual;
    }

    @Override
    public Tier tierOf(String platform, String user, String place) {
        try {
            Optional<String> name = documents.find(KIND, userKey(platform, user));
            if (name.isEmpty()) {
                name = documents.find(KIND, placeKey(platform, place));
            }
            return name.map(byName::get).orElse(usual);
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "Everybody has the usual tier while the store does not work", e);
            return usual;
        }
    }

    /** Gives a person a tier, or takes it away. */
    public void give(String platform, String user, Optional<String> tier) throws StoreException {
        set(userKey(platform, user), tier);
    }

    /** Gives everybody in a place a tier, or takes it away. */
    public void giveToPlace(String platform, String place, Optional<String> tier) throws StoreException {
        set(placeKey(platform, place), tier);
    }

    private void set(String key, Optional<String> tier) throws StoreException {
        if (tier.isEmpty()) {
            documents.remove(KIND, key);
        } else if (byName.containsKey(tier.get())) {
            documents.put(KIND, key, tier.get(), null);
        } else {
            throw new IllegalArgumentException("there is no tier " + tier.get());
        }
    }

    private static String userKey(String platform, String user) {
        return "user/" + platform + ":" + user;
    }

    private static String placeKey(String platform, String place) {
        return "place/" + platform + ":" + place;
    }
}
