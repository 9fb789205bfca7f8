package dev.koma.benchmarks.synthetic;

import dev.koma.sceneindex.run.Keyframe;
import dev.koma.sceneindex.word.VisualWords;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The local features of real key frames, from which those of key frames that do not exist are drawn. */
final class FeaturePool {
    /** Share of features that have the same words as a real key frame, at other places: votes that no geometry supports. */
    private static final double COPIED = 0.15;
    /**
     * Share of the others whose word is half one feature's and half another's, as words are that no clip happens to have. With
     * this share a feature of one clip meets as many of its word here as in the other clips: on the public ones six times
     * (5.8) what it would if all words were equally frequent.
     */
    private static final double MIXED = 0.65;
    /** Flipped bits of 64: copies are within reach of a search, the others as far as features of one word usually are. */
    private static final double COPY_FLIPS = 0.15;

    private static final double FLIPS = 0.35;

    private final int[] words;
    private final long[] signatures;
    private final int[] places;

    FeaturePool(List<Keyframe> real) {
        int count = real.stream().mapToInt(keyframe -> keyframe.words().count()).sum();
        words = new int[count];
        signatures = new long[count];
        places = new int[count];
        int at = 0;
        for (Keyframe keyframe : real) {
            VisualWords own = keyframe.words();
            System.arraycopy(own.words(), 0, words, at, own.count());
            System.arraycopy(own.signatures(), 0, signatures, at, own.count());
            System.arraycopy(own.places(), 0, places, at, own.count());
            at += own.count();
        }
    }

    /** As many features as a real key frame has, some of them its own, moved about. */
    VisualWords draw(VisualWords model, RandomGenerator random) {
        int count = model.count();
        if (count == 0) {
            return VisualWords.NONE;
        }
        Drawn[] drawn = new Drawn[count];
        for (int i = 0; i < count; i++) {
            int place = places[random.nextInt(places.length)];
            if (random.nextDouble() < COPIED) {
                drawn[i] = new Drawn(model.words()[i], flipped(model.signatures()[i], COPY_FLIPS, random), place);
            } else {
                int from = random.nextInt(words.length);
                int other = random.nextDouble() < MIXED ? random.nextInt(words.length) : from;
                int word = words[from] & 0xff00 | words[other] & 0xff;
                drawn[i] = new Drawn(word, flipped(signatures[from], FLIPS, random), place);
            }
        }
        Arrays.sort(drawn);
        return new VisualWords(
                Arrays.stream(drawn).mapToInt(Drawn::word).toArray(),
                Arrays.stream(drawn).mapToLong(Drawn::signature).toArray(),
                Arrays.stream(drawn).mapToInt(Drawn::place).toArray());
    }

    /** Flips each bit with a probability that is a multiple of 1/64: by comparing random bits with it, bit by bit. */
    private static long flipped(long signature, double probability, RandomGenerator random) {
        int sixtyFourths = (int) Math.round(probability * 64);
        long below = 0;
        for (int bit = 0; bit < 6; bit++) {
            long coin = random.nextLong();
            below = (sixtyFourths >> bit & 1) == 1 ? below | ~coin : below & ~coin;
        }
        return signature ^ below;
    }

    private record Drawn(int word, long signature, int place) implements Comparable<Drawn> {
        @Override
        public int compareTo(Drawn other) {
            int byWord = Integer.compare(word, other.word);
            int bySignature = byWord != 0 ? byWord : Long.compare(signature, other.signature);
            return bySignature != 0 ? bySignature : Integer.compare(place, other.place);
        }
    }
}
