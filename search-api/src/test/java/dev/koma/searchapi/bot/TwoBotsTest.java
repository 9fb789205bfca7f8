package dev.koma.searchapi.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.store.RedisProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one Redis hear the same events, as two gateways of one bot do; one of them is killed. */
@Timeout(180)
class TwoBotsTest {
    private static final int REQUESTS = 200;
    private static final int AT_WORK = 4;

    @TempDir
    Path data;

    private Path journal() {
        return data.resolve("journal");
    }

    private Map<String, Integer> lines(String kind) throws Exception {
        return !Files.exists(journal())
                ? Map.of()
                : Files.readAllLines(journal()).stream()
                        .filter(line -> line.startsWith(kind + " "))
                        .map(line -> line.substring(kind.length() + 1))
                        .collect(Collectors.toMap(request -> request, request -> 1, Integer::sum));
    }

    @Test
    void C13_C25_X26_everyRequestIsAnsweredOnceAlthoughBothHearItAndOneIsKilled() throws Exception {
        try (RedisProcess redis = RedisProcess.start()) {
            Process one = bot(redis, 0);
            Process other = bot(redis, 1);
            try {
                await().atMost(Duration.ofSeconds(60)).until(this::areReady);
                Files.createFile(data.resolve("go"));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> lines("heard").size() == REQUESTS
                                && lines("answer").size() >= 20);
                one.destroyForcibly().waitFor();
                String owners = redis.ask("HVALS koma:{bot-jobs}:owners");
                assertEquals(
                        2,
                        Pattern.compile("[0-9a-f-]{36}")
                                .matcher(owners)
                                .results()
                                .map(MatchResult::group)
                                .distinct()
                                .count(),
                        "both have requests");
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> lines("answer").size() + lines("word").size() >= REQUESTS);
                assertTrue(other.isAlive());
            } finally {
                one.destroyForcibly();
                other.destroyForcibly().waitFor();
            }
        }
        assertEquals(REQUESTS, lines("heard").size());
        assertEquals(Map.of(), twice("heard"));
        assertEquals(Map.of(), twice("answer"));
        assertTrue(lines("word").size() <= AT_WORK, () -> "in doubt at the kill");
        assertEquals(Map.of(), lines("refused"));
    }

    private boolean areReady() throws Exception {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith("ready"))
                            .count()
                    == 2;
        }
    }

    private Map<String, Integer> twice(String kind) throws Exception {
        return lines(kind).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Process bot(RedisProcess redis, int half) throws Exception {
        Path output = data.resolve("output" + half);
        return JavaProcess.run(KilledBot.class, "128m", output, redis.url(), journal(), false, REQUESTS, half);
    }
}
