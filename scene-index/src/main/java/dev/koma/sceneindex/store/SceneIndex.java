package dev.koma.sceneindex.store;

import dev.koma.sceneindex.catalog.Catalog;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Query;
import java.io.IOException;

/**
 * A searchable set of videos. Implementations are safe for use by several threads; a search sees one committed state.
 */
public interface SceneIndex extends AutoCloseable {
    /**
     * Finds the moments that look like the query's picture.
     *
     * @throws IOException when the index cannot be read
     */
    Answer search(Query query) throws IOException;

    /** The newest committed state. */
    Catalog catalog() throws IOException;

    /** Whether the index answers; throws when it does not, with the reason. */
    void check() throws IOException;

    @Override
    void close() throws IOException;
}
