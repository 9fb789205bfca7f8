package dev.koma.sceneindex.store;

import java.io.IOException;
import java.nio.file.Path;

/** Opens the index in a directory. */
public final class SceneIndexes {
    private SceneIndexes() {}

    /**
     * Opens for searching; follows the commits of a writer in this or another process. A directory without an index is an
     * empty index.
     *
     * @throws IndexFormatException when the index is too old, too new or damaged
     */
    public static SceneIndex open(Path directory) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens for writing; makes the directory and an empty index when there is none.
     *
     * @throws IndexLockedException when another writer has it
     * @throws IndexFormatException when the index is too old, too new or damaged
     */
    public static SceneIndexWriter openWriter(Path directory) throws IOException {
        throw new UnsupportedOperationException();
    }
}
