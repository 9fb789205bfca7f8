package dev.koma.media.picture;

import dev.koma.media.MediaException;

/** Decodes pictures that strangers sent. Safe for use by several threads; waits when all decoders are busy. */
public interface PictureDecoder extends AutoCloseable {
    /**
     * Decodes the first frame and scales it down so that its longer side is at most the decoder's limit.
     *
     * @param file the whole file; its bytes decide what it is
     * @throws PictureRejectedException when it is not a decodable picture within the limits of pixels, memory and time
     * @throws MediaException when the decoder itself failed
     */
    DecodedPicture decode(byte[] file) throws MediaException, InterruptedException;

    @Override
    void close();
}
