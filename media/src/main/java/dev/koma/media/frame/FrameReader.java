package dev.koma.media.frame;

import dev.koma.media.MediaException;
import java.nio.file.Path;

/** Decodes every frame of a video in presentation order, straight from the decoder's planes to small ones. */
public final class FrameReader {
    /**
     * @param lumaWidth columns of the small luma plane, even
     * @param lumaHeight rows of the small luma plane, even
     * @param threads decoder threads, at least 1
     */
    public FrameReader(int lumaWidth, int lumaHeight, int threads) {}

    /**
     * Reads the file to its end, or until the visitor says stop.
     *
     * @throws MediaException when nothing can be decoded
     */
    public FrameSummary read(Path file, FrameVisitor visitor) throws MediaException {
        throw new UnsupportedOperationException();
    }
}
