package dev.koma.searchapi.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand people send five pictures each, at once: to a bot with a durable store, in a heap in which a twentieth of the pictures
 * would have room.
 */
class CrowdTest {
    private static final String HEAP = "64m";
    private static final int REQUESTS = CrowdedBot.PEOPLE * CrowdedBot.PICTURES;

    @TempDir
    Path data;

    private final List<List<Integer>> answers = new ArrayList<>();
    private final List<List<Integer>> refusals = new ArrayList<>();

    private Properties run(int most) throws Exception {
        Path output = data.resolve("output");
        Path figures = data.resolve("figures");
        Process process = JavaProcess.run(CrowdedBot.class, HEAP, output, data, data.resolve("journal"), figures, most);
        try {
            assertTrue(process.waitFor(150, TimeUnit.SECONDS), "it takes too long");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> read(output));
        Properties read = new Properties();
        try (var in = Files.newBufferedReader(figures)) {
            read.load(in);
        }
        return read;
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    /** What each person saw, in the order in which they saw it. */
    private void readJournal() throws Exception {
        for (int i = 0; i < CrowdedBot.PEOPLE; i++) {
            answers.add(new ArrayList<>());
            refusals.add(new ArrayList<>());
        }
        for (String line : Files.readAllLines(data.resolve("journal"))) {
            int request = Integer.parseInt(line.substring(line.indexOf(" request") + " request".length()));
            int person = request / CrowdedBot.PICTURES;
            switch (line.substring(0, line.indexOf(' '))) {
                case "answer" -> answers.get(person).add(request);
                case "refused" -> refusals.get(person).add(request);
                case "heard" -> {}
                default -> throw new AssertionError(line);
            }
        }
    }

    private static int count(List<List<Integer>> seen) {
        return seen.stream().mapToInt(List::size).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 1000})
    @Timeout(200)
    void C20_X27_everybodyIsAnsweredInOrderOrRefusedWithAWordWithinAllLimits(int most) throws Exception {
        Properties figures = run(most);
        readJournal();
        assertEquals("0", figures.getProperty("overTheLimit"), "searches over a person's limit");
        assertTrue(Integer.parseInt(figures.getProperty("mostAtOnce")) <= CrowdedBot.AT_WORK, figures::toString);
        assertTrue(Integer.parseInt(figures.getProperty("mostUnfinished")) <= most, figures::toString);
        assertEquals("0", figures.getProperty("stored"));
        assertEquals("0", figures.getProperty("unsaid"));
        assertEquals(REQUESTS, count(answers) + count(refusals));
        assertTrue(count(answers) >= Math.min(most, 4 * CrowdedBot.PEOPLE), () -> "answered " + count(answers));
        for (int person = 0; person < CrowdedBot.PEOPLE; person++) {
            List<Integer> all = new ArrayList<>(answers.get(person));
            all.addAll(refusals.get(person));
            assertEquals(CrowdedBot.PICTURES, all.stream().distinct().count(), "each picture is answered or refused");
            if (CrowdedBot.concurrency(person) == 1) {
                List<Integer> mine = answers.get(person);
                assertEquals(mine.stream().sorted().toList(), mine, "in the order in which they were sent");
            }
        }
    }
}
