package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 requests are queued when the process is killed, again and again; in the end each has been answered once. */
class BotKillTest {
    private static final int REQUESTS = 200;
    private static final int AT_WORK = 4;

    @TempDir
    Path data;

    private Path journal() {
        return data.resolve("journal");
    }

    private Process bot(boolean replaces, int requests) throws IOException {
        return JavaProcess.run(KilledBot.class, "128m", data.resolve("output"), data, journal(), replaces, requests);
    }

    private List<String> lines(String kind) {
        try {
            return Files.exists(journal())
                    ? Files.readAllLines(journal()).stream()
                            .filter(line -> line.startsWith(kind + " "))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void killWhenAnswered(Process process, int answers) throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> lines("answer").size() >= answers || !process.isAlive());
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    private void killThriceAndFinish(boolean replaces) throws Exception {
        Process first = bot(replaces, REQUESTS);
        await().atMost(Duration.ofSeconds(60)).until(() -> lines("heard").size() == REQUESTS || !first.isAlive());
        killWhenAnswered(first, 1);
        int answeredBefore = lines("answer").size();
        assertTrue(answeredBefore < REQUESTS - 10, "killed with requests queued: " + answeredBefore);
        killWhenAnswered(bot(replaces, 0), answeredBefore + 20);
        killWhenAnswered(bot(replaces, REQUESTS), answeredBefore + 50); // all events come again
        Process last = bot(replaces, 0);
        assertTrue(last.waitFor(60, TimeUnit.SECONDS), () -> output());
        assertEquals(0, last.exitValue(), this::output);
        assertEquals(REQUESTS, lines("heard").size());
        assertEquals(0, lines("refused").size());
    }

    private String output() {
        try {
            return Files.readString(data.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Map<String, Long> byRequest(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void X26_everyRequestIsAnsweredExactlyOnce() throws Exception {
        killThriceAndFinish(false);
        Map<String, Long> answers = byRequest(lines("answer"));
        assertTrue(answers.values().stream().allMatch(count -> count == 1), answers::toString);
        Map<String, Long> words = byRequest(lines("word"));
        assertTrue(words.size() <= 3 * AT_WORK, words::toString); // in doubt at one of the three kills
        for (int i = 0; i < REQUESTS; i++) {
            String request = "request" + i;
            assertTrue(answers.containsKey(request) || words.containsKey(request), request);
        }
    }

    @Test
    void X26_whereAnAnswerReplacesTheFormerNobodyIsAskedToSendItAgain() throws Exception {
        killThriceAndFinish(true);
        assertEquals(REQUESTS, byRequest(lines("answer")).size());
        assertTrue(lines("answer").size() <= REQUESTS + 3 * AT_WORK, "the same message written again");
        assertEquals(List.of(), lines("word"));
    }
}
