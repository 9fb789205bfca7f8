package dev.koma.media.probe;

import dev.koma.media.MediaException;
import java.nio.file.Path;

/** Reads the headers of a file of the library. */
public final class Probe {
    private Probe() {}

    /** @throws MediaException when the file is not a video that can be opened, or has no real video stream */
    public static MediaInfo probe(Path file) throws MediaException {
        throw new UnsupportedOperationException();
    }
}
