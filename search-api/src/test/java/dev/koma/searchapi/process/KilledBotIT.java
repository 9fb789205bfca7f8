package dev.koma.searchapi.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.botcore.language.Language;
import dev.koma.botcore.language.Phrase;
import dev.koma.telegrambot.FakeTelegram;
import dev.koma.telegrambot.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with a bot on Telegram is killed while two hundred pictures wait, and is started again. */
@Timeout(300)
class KilledBotIT {
    /** Of the fake. */
    private static final int FIRST_UPDATE = 1000;

    private static final int PEOPLE = 50;
    private static final int PICTURES = 4;
    private static final int REQUESTS = PEOPLE * PICTURES;
    /** Requests that are worked on at a time. */
    private static final int AT_WORK = 8;

    private static final Duration SOME_TIME = Duration.ofSeconds(120);
    private static final Pattern QUOTED = Pattern.compile("\"message_id\"\\s*:\\s*(\\d+)");
    private static final String RESULT = Phrase.NO_RESULT.in(Language.ENGLISH);
    private static final String DOUBT = Phrase.INTERRUPTED.in(Language.ENGLISH);

    @TempDir
    Path data;

    /** How many messages with these words each picture was answered with, by the id of its message. */
    private static Map<Integer, Integer> answers(FakeTelegram telegram, String words) {
        Map<Integer, Integer> answers = new TreeMap<>();
        telegram.sent().stream()
                .filter(sent -> sent.words().equals(words))
                .map(sent -> QUOTED.matcher(sent.call().field("reply_parameters")))
                .filter(Matcher::find)
                .forEach(quoted -> answers.merge(Integer.valueOf(quoted.group(1)), 1, Integer::sum));
        return answers;
    }

    private static int pictures(Map<Integer, Integer> some, Map<Integer, Integer> others) {
        Map<Integer, Integer> all = new TreeMap<>(some);
        all.putAll(others);
        return all.size();
    }

    @Test
    void X26_everyPictureIsAnsweredOnceAlthoughTheServerWasKilled() throws Exception {
        try (FakeTelegram telegram = new FakeTelegram()) {
            Map<String, String> environment = Map.of(
                    "KOMA_TELEGRAM_TOKEN",
                    FakeTelegram.TOKEN,
                    "KOMA_TELEGRAM_API_URL",
                    telegram.address().toString(),
                    "KOMA_BOT_RUNNING",
                    "" + AT_WORK);
            byte[] picture = Pictures.png(1600, 900);
            for (int i = 0; i < REQUESTS; i++) {
                int person = 1 + i % PEOPLE;
                new Person(telegram, person, person).sendPhoto(picture, "");
            }
            try (ServerProcess server = ServerProcess.start(data, environment)) {
                Awaitility.await()
                        .atMost(SOME_TIME)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> telegram.confirmed() >= FIRST_UPDATE + REQUESTS
                                && !answers(telegram, RESULT).isEmpty());
                server.kill();
            }
            int before = answers(telegram, RESULT).size();
            assertTrue(before < REQUESTS - 50, "killed while pictures wait: " + before + " were answered");
            try (ServerProcess next = ServerProcess.start(data, environment)) {
                Awaitility.await()
                        .atMost(SOME_TIME)
                        .until(() -> pictures(answers(telegram, RESULT), answers(telegram, DOUBT)) == REQUESTS);
                // whatever would come twice comes now
                Awaitility.await()
                        .atMost(SOME_TIME)
                        .until(() -> next.metric("koma_bot_unfinished") == 0 && next.metric("koma_bot_running") == 0);
            }
            Map<Integer, Integer> results = answers(telegram, RESULT);
            assertTrue(results.values().stream().allMatch(count -> count == 1), results::toString);
            Map<Integer, Integer> doubts = answers(telegram, DOUBT);
            assertTrue(doubts.size() <= AT_WORK, "being sent at the kill: " + doubts);
            assertTrue(doubts.values().stream().allMatch(count -> count == 1), doubts::toString);
            assertEquals(REQUESTS, pictures(results, doubts));
        }
    }
}
