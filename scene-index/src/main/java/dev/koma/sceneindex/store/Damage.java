package dev.koma.sceneindex.store;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/** Turns what Lucene says of files that it cannot read into a sentence with a way out. */
final class Damage {
    private Damage() {}

    static IOException explain(Path directory, IOException e) {
        if (e instanceof IndexFormatTooNewException) {
            return new IndexFormatException(
                    directory
                            + " was written by a newer Koma. Upgrade Koma, or choose another data directory with --data.",
                    e);
        }
        if (e instanceof IndexFormatTooOldException) {
            return new IndexFormatException(
                    directory
                            + " was written by a much older Koma. Move that directory away and run `koma index` again.",
                    e);
        }
        boolean damaged = e instanceof CorruptIndexException
                || e instanceof EOFException
                || e instanceof NoSuchFileException
                || e instanceof FileNotFoundException;
        return damaged ? new IndexFormatException(sentence(directory, String.valueOf(e.getMessage())), e) : e;
    }

    /** What an index says that contradicts itself. */
    static IndexFormatException of(Path directory, String what) {
        return new IndexFormatException(sentence(directory, what));
    }

    private static String sentence(Path directory, String what) {
        return directory + " is damaged (" + what + "). Put a backup in its place, or move that directory away and run"
                + " `koma index` again.";
    }
}
