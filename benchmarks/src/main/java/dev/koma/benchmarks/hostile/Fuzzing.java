package dev.koma.benchmarks.hostile;

import dev.koma.media.MediaException;
import dev.koma.media.picture.ChildPictureDecoder;
import java.util.SplittableRandom;

/** Damages one file again and again and gives it to a decoder. */
final class Fuzzing {
    private final ChildPictureDecoder decoder;
    private final long seed;

    /**
     * What came of a format.
     *
     * @param shown mutations that still gave a picture
     * @param refused all others
     * @param deaths children that it cost
     * @param slowestMillis longest time of one
     * @param slowest its number
     */
    record Result(int shown, int refused, long deaths, long slowestMillis, int slowest) {}

    Fuzzing(ChildPictureDecoder decoder, long seed) {
        this.decoder = decoder;
        this.seed = seed;
    }

    /** The mutation of a number is always the same for a seed. */
    byte[] mutation(byte[] file, int number) {
        return Mutations.of(file, new SplittableRandom(seed * 1_000_003 + number));
    }

    /**
     * Tries mutations of a file.
     *
     * @throws MediaException when one had another result than a picture or a rejection
     */
    Result run(byte[] file, int mutations) throws MediaException, InterruptedException {
        int shown = 0;
        long slowestMillis = 0;
        int slowest = 0;
        long deathsBefore = decoder.deaths();
        for (int i = 0; i < mutations; i++) {
            Trial trial = Trial.of(decoder, mutation(file, i));
            shown += trial.outcome() == HostileFile.Outcome.SHOWN ? 1 : 0;
            if (trial.millis() > slowestMillis) {
                slowestMillis = trial.millis();
                slowest = i;
            }
        }
        return new Result(shown, mutations - shown, decoder.deaths() - deathsBefore, slowestMillis, slowest);
    }
}
