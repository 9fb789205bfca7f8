package dev.koma.benchmarks.hostile;

import dev.koma.media.MediaException;
import dev.koma.media.picture.PictureDecoder;
import dev.koma.media.picture.PictureRejectedException;

/**
 * What came of one file.
 *
 * @param outcome whether a picture came out
 * @param millis how long it took
 */
record Trial(HostileFile.Outcome outcome, long millis) {
    /** The longest that a file may hold a decoder. */
    static final long LONGEST_MILLIS = 6_000;

    /**
     * Gives a file to the decoder.
     *
     * @throws MediaException when it did neither decode nor reject it: a fault of ours, whatever was in the file
     */
    static Trial of(PictureDecoder decoder, byte[] file) throws MediaException, InterruptedException {
        long start = System.nanoTime();
        HostileFile.Outcome outcome;
        try {
            decoder.decode(file);
            outcome = HostileFile.Outcome.SHOWN;
        } catch (PictureRejectedException e) {
            outcome = HostileFile.Outcome.REFUSED;
        }
        return new Trial(outcome, (System.nanoTime() - start) / 1_000_000);
    }
}
