package dev.koma.sceneindex.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another process is writing to the index. */
public final class IndexLockedException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param owner who holds it, such as {@code pid 4711}, or "another process" when that is not known */
    IndexLockedException(Path directory, String owner) {
        super("The index " + directory + " is locked by " + owner
                + ". Stop that one first, or use another directory with --data.");
    }
}
