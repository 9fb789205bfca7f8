package dev.koma.botcore.conversation;

import dev.koma.botcore.event.Origin;
import dev.koma.botcore.store.DocumentStore;
import dev.koma.botcore.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Keeps what buttons need, for a while. */
final class Sessions {
    private static final String KIND = "session";

    private final DocumentStore documents;
    private final Clock clock;
    private final Duration life;

    Sessions(DocumentStore documents, Clock clock, Duration life) {
        this.documents = documents;
        this.clock = clock;
        this.life = life;
    }

    static String owner(Origin origin) {
        return origin.platform() + ":" + origin.user().id();
    }

    Optional<Session> find(String id) throws StoreException {
        return documents.find(KIND, id).map(json -> Json.read(json, Session.class));
    }

    void keep(Session session) throws StoreException {
        documents.put(KIND, session.id(), Json.write(session), clock.instant().plus(life));
    }
}
