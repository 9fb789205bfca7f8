package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koma.searchapi.queue.SearchQueue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ContractProfile.class)
class EveryEndpointTest {
    private static final byte[] JPEG = SearchContractTest.JPEG;

    private final Api api = Api.ofTheServerUnderTest();

    @Inject
    FakeIndex index;

    @Inject
    FakeFetcher fetcher;

    @Inject
    SearchQueue queue;

    @BeforeEach
    void reset() {
        index.reset();
        fetcher.fetches.set(0);
    }

    @Test
    void showsAGuestExactlyFiveKeys() throws Exception {
        JsonNode me = api.get("/me").json();

        assertEquals(List.of("id", "priority", "concurrency", "quota", "quotaUsed"), SearchContractTest.names(me));
        assertEquals("127.0.0.1", me.path("id").textValue());
        assertEquals(0, me.path("priority").asInt(-1));
        assertEquals(1, me.path("concurrency").asInt());
        assertTrue(me.path("quota").isInt());
        assertTrue(me.path("quotaUsed").isInt());
    }

    @Test
    void showsWhatIsIndexed() throws Exception {
        JsonNode status = api.get("/status").json();

        assertEquals(
                List.of(
                        "videos",
                        "indexed",
                        "firstPass",
                        "pending",
                        "indexing",
                        "completing",
                        "failed",
                        "frames",
                        "hours",
                        "runs",
                        "indexBytes",
                        "updated"),
                SearchContractTest.names(status));
        assertEquals(1, status.path("indexed").asInt());
        assertEquals(0, status.path("firstPass").asInt(-1));
        assertEquals(0.47, status.path("hours").asDouble());
        assertEquals("2026-03-01T12:00:00Z", status.path("updated").asText());
    }

    @Test
    void says503WhenTheIndexCannotBeAskedForItsStatus() throws Exception {
        index.failure = new IOException("gone");

        var reply = api.get("/status");

        assertEquals(503, reply.status());
        assertEquals("Database is not responding", reply.error());
    }

    @Test
    void isReadyOnTheManagementPortOnlyAsLongAsTheIndexAnswers() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        Api management = new Api(URI.create("http://localhost:" + port));
        assertEquals(200, management.get("/q/health").status());

        index.failure = new IOException("a file is missing");

        assertEquals(503, management.get("/q/health").status());
        assertEquals(200, management.get("/q/health/live").status());
        assertEquals(404, api.get("/q/health").status());
    }

    @ParameterizedTest
    @CsvSource({"/me,x", "/search,x", "/me?key=x,", "/search?url=https%3A%2F%2Ffoobar%2Fbaz.jpg&key=x,"})
    void refusesAnUnknownKey(String path, String header) throws Exception {
        var reply = header == null ? api.get(path) : api.get(path, "x-trace-key", header);

        assertEquals(403, reply.status());
        assertEquals("Invalid API key", reply.error());
    }

    @Test
    void refusesAnUnknownKeyBeforeItLooksAtTheBody() throws Exception {
        var reply = api.post("/search?key=secret", "{}".getBytes(), "Content-Type", "application/json");

        assertEquals(403, reply.status());
        assertFalse(reply.body().contains("secret"));
    }

    @Test
    void takesAnEmptyKeyForAGuest() throws Exception {
        assertEquals(200, api.get("/me?key=").status());
        assertEquals(200, api.get("/me?key").status());
        assertEquals(200, api.get("/me", "x-trace-key", "").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void U64_refusesOtherMethods(String method) throws Exception {
        for (String path : List.of("/search", "/me")) {
            var reply = api.send(method, path, BodyPublishers.noBody());

            assertEquals(405, reply.status(), method + " " + path);
            assertEquals("Method Not Allowed", reply.error());
            assertTrue(reply.header("Allow").contains("GET"), reply.header("Allow"));
        }
    }

    @Test
    void U64_answersAPreflight() throws Exception {
        var reply = api.send(
                "OPTIONS",
                "/search",
                BodyPublishers.noBody(),
                "Origin",
                "https://someone.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "x-trace-key,content-type");

        assertTrue(reply.status() == 200 || reply.status() == 204, "" + reply.status());
        assertAllowed(reply.header("Access-Control-Allow-Origin"));
        assertTrue(reply.header("Access-Control-Allow-Headers")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("x-trace-key"));
        assertTrue(reply.header("Access-Control-Allow-Headers")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("content-type"));
        assertTrue(reply.header("Access-Control-Allow-Methods").contains("POST"));
    }

    @Test
    void U64_answersOptionsWithoutOrigin() throws Exception {
        var reply = api.send("OPTIONS", "/search", BodyPublishers.noBody());

        assertTrue(reply.status() == 200 || reply.status() == 204, "" + reply.status());
        assertTrue(reply.header("Allow").contains("POST"), reply.header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/me", "/nowhere"})
    void letsAnyOriginReadAnswersAndErrors(String path) throws Exception {
        var reply = api.get(path, "Origin", "https://someone.example");

        assertAllowed(reply.header("Access-Control-Allow-Origin"));
        assertTrue(reply.header("Access-Control-Expose-Headers").contains("x-ratelimit-remaining"));
        assertTrue(reply.header("Access-Control-Expose-Headers").contains("x-video-start"));
    }

    @Test
    void letsAnyOriginReadWhyABodyWasRefused() throws Exception {
        var reply = api.post("/search", "{}".getBytes(), "Content-Type", "a/b", "Origin", "https://someone.example");

        assertEquals(415, reply.status());
        assertAllowed(reply.header("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/search/more", "/%00", "/..%2f..%2fetc/passwd", "/me;x=1/y"})
    void answersUnknownPathsInJson(String path) throws Exception {
        for (String accept : List.of("text/html", "application/json", "image/png")) {
            var reply = api.get(path, "Accept", accept);

            assertEquals(404, reply.status(), path);
            assertEquals("Not Found", reply.error());
            assertTrue(reply.header("content-type").startsWith("application/json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/search", "/status"})
    void answersInJsonWhateverTheClientAccepts(String path) throws Exception {
        var reply = api.get(path, "Accept", "text/html");

        assertTrue(reply.header("content-type").startsWith("application/json"), reply.header("content-type"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me?key=%", "/me?%zz=1&key", "/search?url=%&x", "/search?%", "/status?%ff%fe"})
    void answersAQueryThatIsNotEncodedRightly(String path) throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head("GET " + path + " HTTP/1.1");

            String answer = connection.answer();

            assertFalse(answer.startsWith("HTTP/1.1 5"), answer);
            assertFalse(answer.contains("html"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "'198.51.100.1, 203.0.113.7', 203.0.113.7",
        "'203.0.113.7, 127.0.0.1', 203.0.113.7",
        "'203.0.113.7, unknown, 127.0.0.1', 127.0.0.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8::/64",
        "[2001:db8:0:9::1]:4711, 2001:db8:0:9::/64",
        "203.0.113.7:4711, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "<script>, 127.0.0.1",
    })
    void believesTheRightMostHopThatIsNoTrustedProxy(String forwarded, String id) throws Exception {
        assertEquals(
                id,
                api.get("/me", "X-Forwarded-For", forwarded).json().path("id").asText());
    }

    @Test
    void linksToTheHostThatTheClientUsed() throws Exception {
        assertEquals("http://koma.test:81", linkBase("Host: koma.test:81"));
        assertEquals("http://[::1]:8080", linkBase("Host: [::1]:8080"));
        assertEquals(
                "https://anime.example",
                linkBase("Host: inside:8080", "X-Forwarded-Proto: https", "X-Forwarded-Host: anime.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil\"><script>", "a b", "user@evil.example", "host/path", "x\",\"y\":\"", "host:99999999"})
    void doesNotLetAHostileHostIntoTheAnswer(String host) throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.send(("POST /search HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 6\r\n\r\n").getBytes());
            connection.send(JPEG);

            String answer = connection.answer();

            assertFalse(answer.contains(host), answer);
            assertFalse(answer.contains("<script>"), answer);
        }
    }

    private String linkBase(String... headers) throws IOException {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.send(
                    ("POST /search HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: 6\r\n\r\n")
                            .getBytes());
            connection.send(JPEG);
            String answer = connection.answer();
            String link = answer.substring(answer.indexOf("\"video\":\"") + "\"video\":\"".length());
            return link.substring(0, link.indexOf("/video/"));
        }
    }

    @Test
    void Q2_refusesASearchWhenTooManyAreUnderWay() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        index.hold = hold;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var underWay = java.util.stream.IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> clients.submit(() -> api.post("/search", JPEG, "X-Forwarded-For", "192.0.2." + i)))
                    .toList();
            Awaitility.await().until(() -> queue.running() == 1 && queue.waiting() == 2);

            for (String path : List.of("/search", "/search?url=https://foobar/baz.jpg")) {
                var refused = api.post(path, JPEG, "X-Forwarded-For", "192.0.2.9");

                assertEquals(503, refused.status());
                assertEquals("Search queue is full", refused.error());
                assertEquals("1", refused.header("Retry-After"));
            }
            assertEquals(0, fetcher.fetches.get(), "nothing is fetched for who is not admitted");
            hold.countDown();
            for (var search : underWay) {
                assertEquals(200, search.get().status());
            }
        }
        assertEquals(
                200, api.post("/search", JPEG, "X-Forwarded-For", "192.0.2.9").status());
    }

    private static void assertAllowed(String origin) {
        assertTrue(origin.equals("*") || origin.equals("https://someone.example"), origin);
    }
}
