package dev.koma.searchapi.titles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.searchapi.preview.SetClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AniListTitlesTest extends TitlesContract {
    private static final AniListPatience HASTY = new AniListPatience(
            Duration.ofMillis(300),
            Duration.ofMillis(400),
            Duration.ofMillis(10),
            4,
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            Duration.ofMinutes(10));

    private final SetClock clock = new SetClock("2026-01-01T00:00:00Z");
    private final List<AutoCloseable> open = new ArrayList<>();
    private FakeAniList aniList;

    @BeforeEach
    void startAniList() throws IOException {
        aniList = new FakeAniList();
        open.add(aniList);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Override
    Titles titles() {
        return titles(AniListPatience.DEFAULT);
    }

    @Test
    void asksForSeveralTitlesInOneRequest() {
        titles().lookUp(Set.of(99_939, 21, 4));
        assertEquals(1, aniList.requests().size());
        assertEquals(
                3, aniList.requests().getFirst().path("variables").path("ids").size());
        assertTrue(aniList.requests().getFirst().path("query").asText().contains("id_in"));
    }

    @Test
    void asksForNoMoreThanOnePage() {
        titles().lookUp(IntStream.rangeClosed(1, 500).boxed().collect(Collectors.toSet()));
        assertEquals(
                50, aniList.requests().getFirst().path("variables").path("ids").size());
    }

    @Test
    void remembersKnownTitlesForADayAndUnknownOnesForMinutes() {
        Titles titles = titles();
        titles.lookUp(Set.of(21, 4));
        titles.lookUp(Set.of(21, 4));
        assertEquals(1, aniList.requests().size());

        clock.advance(Duration.ofMinutes(11));
        titles.lookUp(Set.of(21, 4));
        assertEquals(2, aniList.requests().size());
        assertEquals(
                "[4]",
                aniList.requests().getLast().path("variables").path("ids").toString());

        clock.advance(Duration.ofHours(24));
        titles.lookUp(Set.of(21));
        assertEquals(3, aniList.requests().size());
    }

    @Test
    void X28_isNotWaitedForWhenSlowAndRememberedWhenItAnswersAfterAll() {
        CountDownLatch answers = new CountDownLatch(1);
        aniList.is(FakeAniList.waitingFor(answers));
        Titles titles = titles();

        Map<Integer, TitleInfo> atFirst =
                assertTimeoutPreemptively(Duration.ofSeconds(1), () -> titles.lookUp(Set.of(21)));
        assertEquals(Map.of(), atFirst);

        answers.countDown();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertEquals(Map.of(21, ONE_PIECE), titles.lookUp(Set.of(21))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "200|text/html|<html><body>Just a moment...</body></html>",
                "200|application/json|{\"data\":{\"Page\":",
                "200|application/json|[]",
                "200|application/json|null",
                "200|application/json|{}",
                "200|application/json|{\"data\":null,\"errors\":[{\"message\":\"Internal\"}]}",
                "200|application/json|{\"data\":{\"Page\":{\"media\":{\"id\":21}}}}",
                "200|application/json|{\"data\":{\"Page\":{\"media\":[{\"id\":\"x\"}]}}}",
                "200|application/json|{\"data\":{\"Seite\":{\"medien\":[]}}}",
                "404|application/json|{\"errors\":[{\"message\":\"Not Found.\",\"status\":404}],\"data\":null}",
                "500|text/html|<h1>Server Error</h1>",
                "503|text/plain|no"
            })
    void X28_leavesTheNumberWhenTheAnswerCannotBeRead(int status, String type, String body) {
        aniList.is(FakeAniList.answering(status, type, body));
        assertEquals(Map.of(), titles(HASTY).lookUp(Set.of(21)));
        assertEquals(2, aniList.requests().size(), "asked once more");
    }

    @Test
    void X28_skipsEntriesThatCannotBeUsed() {
        aniList.is(FakeAniList.answering(200, "application/json", """
                {"data":{"Page":{"media":[null, {}, {"id": 4}, {"id": 5, "title": {"romaji": "Not asked for"}},
                 {"id": 21, "title": {"romaji": "One Piece"}, "synonyms": [null, "OP"]}]}}}
                """));
        assertEquals(
                Map.of(21, new TitleInfo(21, null, new TitleInfo.Title(null, "One Piece", null), List.of("OP"), false)),
                titles().lookUp(Set.of(21, 4)));
    }

    @Test
    void X28_refusesEndlessAnswers() {
        aniList.is((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = new byte[1 << 16];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(spaces);
            }
        });
        assertEquals(Map.of(), titles(HASTY).lookUp(Set.of(21)));
    }

    @Test
    void X28_recoversWhenTheSecondAttemptWorks() {
        aniList.is((exchange, request) -> {
            aniList.is(FakeAniList::answerAsAlways);
            FakeAniList.answering(502, "text/html", "bad gateway").answer(exchange, request);
        });
        assertEquals(Map.of(21, ONE_PIECE), titles().lookUp(Set.of(21)));
    }

    @Test
    void X28_stopsAskingWhenNothingWorks() {
        aniList.is(FakeAniList.answering(500, "text/plain", "no"));
        Titles titles = titles(HASTY);
        for (int i = 0; i < 20; i++) {
            titles.lookUp(Set.of(21));
        }
        assertEquals(4, aniList.requests().size(), "the circuit is open after four failures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "Thu, 01 Jan 2026 00:00:30 GMT"})
    void X28_staysQuietForAsLongAsItIsTold(String retryAfter) {
        aniList.is(FakeAniList.tooManyRequests(retryAfter));
        Titles titles = titles();
        assertEquals(Map.of(), titles.lookUp(Set.of(21)));
        assertEquals(1, aniList.requests().size(), "not asked once more");

        aniList.is(FakeAniList::answerAsAlways);
        clock.advance(Duration.ofSeconds(29));
        assertEquals(Map.of(), titles.lookUp(Set.of(21)));
        assertEquals(1, aniList.requests().size());

        clock.advance(Duration.ofSeconds(1));
        assertEquals(Map.of(21, ONE_PIECE), titles.lookUp(Set.of(21)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-1", "99999999999999"})
    void X28_staysQuietForAMinuteWhenItIsNotToldHowLong(String retryAfter) {
        aniList.is(FakeAniList.tooManyRequests(retryAfter));
        Titles titles = titles();
        titles.lookUp(Set.of(21));
        aniList.is(FakeAniList::answerAsAlways);
        clock.advance(Duration.ofSeconds(59));
        titles.lookUp(Set.of(21));
        assertEquals(1, aniList.requests().size());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Map.of(21, ONE_PIECE), titles.lookUp(Set.of(21)));
    }

    @Test
    void X28_leavesTheNumberWhenNobodyListens() {
        aniList.close();
        assertEquals(Map.of(), titles(HASTY).lookUp(Set.of(21)));
    }

    @Test
    void isAskedOnlyForWhatTheFileDoesNotKnow() {
        Titles file = ids -> Map.of(21, ONE_PIECE);
        Titles both = new FirstKnownTitles(List.of(file, titles()));
        assertEquals(Map.of(21, ONE_PIECE, 99_939, NEKOPARA), both.lookUp(Set.of(21, 99_939)));
        assertEquals(
                "[99939]",
                aniList.requests().getFirst().path("variables").path("ids").toString());
    }

    @Test
    void showsATitleAsTheApiDoes() throws IOException {
        assertEquals(
                "{\"id\":99939,\"idMal\":34658,"
                        + "\"title\":{\"native\":\"ネコぱらOVA\",\"romaji\":\"Nekopara OVA\",\"english\":null},"
                        + "\"synonyms\":[\"Neko Para OVA\"],\"isAdult\":false}",
                new ObjectMapper().writeValueAsString(NEKOPARA));
    }

    private Titles titles(AniListPatience patience) {
        HttpClient http = HttpClient.newHttpClient();
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        AniListTitles titles = new AniListTitles(
                new AniListClient(aniList.uri(), patience.attempt(), http, json, clock), patience, clock);
        open.add(titles);
        open.add(http);
        return titles;
    }
}
