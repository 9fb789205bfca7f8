package dev.koma.sceneindex.nearest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.descriptor.Descriptor;
import dev.koma.sceneindex.nearest.NearestLooks.Part;
import dev.koma.sceneindex.work.Crew;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NearestLooksTest {
    /** Enough for the sample to decide: about 100 000 / 16 samples. */
    private static final int MANY = 100_000;

    private static final Crew CREW = Crew.of(ForkJoinPool.commonPool(), 2);

    private final Random random = new Random(7);

    @Test
    void comparesAllOfFewLooks() {
        byte[][] looks = looks(500);
        byte[] query = look();
        int[] expected = Arrays.stream(looks)
                .mapToInt(look -> Descriptor.gradientDistance(query, look))
                .sorted()
                .limit(20)
                .toArray();

        assertArrayEquals(
                expected,
                distances(
                        nearest(looks, row -> true).nearest(List.of(query), 20).getFirst()));
    }

    @Test
    void findsTheNearestToAChangedLookAmongMany() {
        byte[][] looks = looks(MANY);
        NearestLooks nearest = nearest(looks, row -> true);
        for (int i = 0; i < 10; i++) {
            byte[] query = changed(looks[random.nextInt(MANY)], 6);
            int least = Arrays.stream(looks)
                    .mapToInt(look -> Descriptor.gradientDistance(query, look))
                    .min()
                    .orElseThrow();
            NearLook found = nearest.nearest(List.of(query), 5).getFirst().getFirst();
            assertEquals(least, found.distance());
            assertEquals(least, Descriptor.gradientDistance(query, looks[found.number()]));
        }
    }

    @Test
    void missesFewOfTheFiftyNearestToAMuchChangedLook() {
        byte[][] looks = looks(MANY);
        NearestLooks nearest = nearest(looks, row -> true);
        int missed = 0;
        for (int i = 0; i < 10; i++) {
            byte[] query = changed(looks[random.nextInt(MANY)], 12);
            int[] all = Arrays.stream(looks)
                    .mapToInt(look -> Descriptor.gradientDistance(query, look))
                    .sorted()
                    .toArray();
            missed += (int)
                    Arrays.stream(distances(nearest.nearest(List.of(query), 50).getFirst()))
                            .filter(distance -> distance > all[49])
                            .count();
        }
        assertTrue(missed <= 25, missed + " of 500 missed");
    }

    @Test
    void answersTheSameHoweverLooksAreSharedOut() {
        byte[][] looks = looks(MANY);
        List<Integer> order = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        Collections.shuffle(order, random);
        int[] identities = order.stream().mapToInt(Integer::intValue).toArray();
        List<Part> parts = List.of(
                part(looks, identities, 0, 10),
                part(looks, identities, 10, 40_000),
                part(looks, identities, 40_000, MANY));
        NearestLooks shared = new NearestLooks(parts, Comparator.comparingInt(near -> identities[near.number()]), CREW);

        NearestLooks whole = nearest(looks, row -> true);
        for (int i = 0; i < 10; i++) {
            byte[] query = i % 2 == 0 ? look() : changed(looks[random.nextInt(MANY)], 10);
            List<NearLook> found = shared.nearest(List.of(query), 50).getFirst().stream()
                    .map(near -> new NearLook(identities[near.number()], near.distance()))
                    .toList();
            assertEquals(whole.nearest(List.of(query), 50).getFirst(), found);
        }
    }

    @Test
    void answersAsIfRowsThatAreNotAcceptedWereNotThere() {
        byte[][] looks = looks(2 * MANY);
        byte[][] even = IntStream.range(0, MANY).mapToObj(i -> looks[2 * i]).toArray(byte[][]::new);
        NearestLooks without = nearest(even, row -> true);
        NearestLooks with = nearest(looks, row -> row % 2 == 0);
        for (int i = 0; i < 5; i++) {
            byte[] query = look();
            List<NearLook> expected = without.nearest(List.of(query), 30).getFirst().stream()
                    .map(near -> new NearLook(2 * near.number(), near.distance()))
                    .toList();
            assertEquals(expected, with.nearest(List.of(query), 30).getFirst());
        }
    }

    @Test
    void findsTheFewAcceptedAmongMany() {
        byte[][] looks = looks(MANY);
        List<NearLook> found = nearest(looks, row -> row % 20_000 == 0)
                .nearest(List.of(look()), 10)
                .getFirst();
        assertEquals(
                List.of(0, 20_000, 40_000, 60_000, 80_000),
                found.stream().map(NearLook::number).sorted().toList());
    }

    @Test
    void letsTheCallerDecideBetweenLooksAtTheSameDistance() {
        byte[][] looks = looks(MANY);
        byte[] black = new byte[Descriptor.GRADIENTS];
        for (int i = 0; i < MANY; i += 10) {
            looks[i] = black;
        }
        NearestLooks nearest = new NearestLooks(
                List.of(new Part(LookTable.of(flat(looks)), 0, row -> true)),
                Comparator.comparingInt(NearLook::number).reversed(),
                CREW);
        List<NearLook> found = nearest.nearest(List.of(black), 3).getFirst();
        assertEquals(List.of(new NearLook(99_990, 0), new NearLook(99_980, 0), new NearLook(99_970, 0)), found);
    }

    @Test
    void answersSeveralLooksAsOneByOne() {
        byte[][] looks = looks(MANY);
        NearestLooks nearest = new NearestLooks(
                List.of(new Part(LookTable.of(flat(looks)), 0, row -> true)),
                Comparator.comparingInt(NearLook::number),
                CREW);
        List<byte[]> queries = List.of(look(), changed(looks[5], 4), look(), look());
        List<List<NearLook>> oneByOne = queries.stream()
                .map(query -> nearest.nearest(List.of(query), 20).getFirst())
                .toList();
        assertEquals(oneByOne, nearest.nearest(queries, 20));
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertEquals(List.of(List.of()), new NearestLooks(List.of(), (a, b) -> 0, CREW).nearest(List.of(look()), 10));
        assertEquals(List.of(List.of()), nearest(looks(100), row -> false).nearest(List.of(look()), 10));
    }

    @Test
    void rejectsBytesThatAreNotWholeLooks() {
        assertThrows(IllegalArgumentException.class, () -> LookTable.of(new byte[100]));
    }

    private static NearestLooks nearest(byte[][] looks, IntPredicate accept) {
        return new NearestLooks(
                List.of(new Part(LookTable.of(flat(looks)), 0, accept)),
                Comparator.comparingInt(NearLook::number),
                CREW);
    }

    private static Part part(byte[][] looks, int[] identities, int from, int to) {
        byte[][] own =
                IntStream.range(from, to).mapToObj(i -> looks[identities[i]]).toArray(byte[][]::new);
        return new Part(LookTable.of(flat(own)), from, row -> true);
    }

    private static int[] distances(List<NearLook> found) {
        return found.stream().mapToInt(NearLook::distance).toArray();
    }

    private static byte[] flat(byte[][] looks) {
        byte[] flat = new byte[looks.length * Descriptor.GRADIENTS];
        for (int i = 0; i < looks.length; i++) {
            System.arraycopy(looks[i], 0, flat, i * Descriptor.GRADIENTS, Descriptor.GRADIENTS);
        }
        return flat;
    }

    /** Scenes of about fifty similar frames each, as films have them. */
    private byte[][] looks(int count) {
        byte[][] looks = new byte[count][];
        for (int i = 0; i < count; i++) {
            looks[i] = i % 50 == 0 ? look() : changed(looks[i - 1], 3);
        }
        return looks;
    }

    private byte[] look() {
        byte[] look = new byte[Descriptor.GRADIENTS];
        for (int i = 0; i < look.length; i++) {
            look[i] = (byte) Math.clamp(Math.round(random.nextGaussian() * 40 / (1 + 0.1 * i)), -127, 127);
        }
        return look;
    }

    private byte[] changed(byte[] look, double deviation) {
        byte[] changed = look.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (byte) Math.clamp(changed[i] + Math.round(deviation * random.nextGaussian()), -127, 127);
        }
        return changed;
    }
}
