package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(LimitedProfile.class)
class RateLimitTest {
    private static int addresses;

    private final Api api = Api.ofTheServerUnderTest();
    /** One that no other test has used. */
    private final String address = "203.0.113." + ++addresses;

    @ParameterizedTest
    @CsvSource({
        "GET, /, web, 7",
        "GET, /koma.css, web, 7",
        "HEAD, /, web, 7",
        "GET, /nowhere.txt, web, 7",
        "GET, /nowhere, api, 5",
        "GET, /me, api, 5",
        "GET, /me?key=wrong, api, 5",
        "GET, /status, api, 5",
        "GET, /search, api, 5",
        "GET, /search?url=https://foobar/gone.jpg, api, 5",
        "PUT, /search, api, 5",
        "BREW, /me, api, 5",
        "OPTIONS, /me, api, 5",
        "GET, /image/1/a.mp4?t=1&token=x, media, 6",
        "GET, /video/1/a.mp4, media, 6",
        "HEAD, /video/1/a.mp4, media, 6"
    })
    void putsTheHeadersOnEveryAnswer(String method, String path, String surface, int limit) throws Exception {
        var reply = api.send(method, path, BodyPublishers.noBody(), "X-Forwarded-For", address);

        assertEquals("" + limit, reply.header("x-ratelimit-limit"), reply.status() + reply.body());
        assertEquals("" + (limit - 1), reply.header("x-ratelimit-remaining"));
        long reset = Long.parseLong(reply.header("x-ratelimit-reset"));
        long now = Instant.now().getEpochSecond();
        assertTrue(reset > now + 50 && reset <= now + 61, reset + " is no minute after " + now);
        assertTrue(
                reply.header("RateLimit-Policy").startsWith("\"%s\";q=%d;w=60".formatted(surface, limit)),
                reply.header("RateLimit-Policy"));
        assertTrue(
                reply.header("RateLimit").startsWith("\"%s\";r=%d;t=".formatted(surface, limit - 1)),
                reply.header("RateLimit"));
    }

    @Test
    void putsTheHeadersOnAnswersToBodiesThatAreRefused() throws Exception {
        var unsupported = api.post("/search", "{}".getBytes(), "X-Forwarded-For", address, "Content-Type", "a/b");
        assertEquals(415, unsupported.status());
        assertEquals("4", unsupported.header("x-ratelimit-remaining"));

        var large = api.post("/search", new byte[(10 << 20) + 1], "X-Forwarded-For", address);
        assertEquals(413, large.status());
        assertEquals("3", large.header("x-ratelimit-remaining"));
    }

    @Test
    void putsTheHeadersOnAnswersToRequestsWithoutAUsableHost() throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.send("GET /me HTTP/1.1\r\nHost: a b\r\n\r\n".getBytes());

            String answer = connection.answer().toLowerCase(Locale.ROOT);

            assertTrue(answer.startsWith("http/1.1 4"), answer);
            assertTrue(answer.contains("x-ratelimit-remaining:"), answer);
        }
    }

    @Test
    void countsNoPreflightButSaysWhereTheCallerStands() throws Exception {
        api.get("/me", "X-Forwarded-For", address);
        for (int i = 0; i < 10; i++) {
            var reply = preflight();
            assertEquals(200, reply.status());
            assertEquals("4", reply.header("x-ratelimit-remaining"));
        }
    }

    @Test
    void K14_refusesOneRequestTooManyAndSaysWhenToComeAgain() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            statuses.add(api.get("/me", "X-Forwarded-For", address).status());
        }
        assertEquals(List.of(200, 200, 200, 200, 200), statuses);

        for (String path : List.of("/me", "/search", "/nowhere", "/status")) {
            var refused = api.get(path, "X-Forwarded-For", address, "Origin", "https://someone.example");

            assertEquals(429, refused.status(), path);
            assertEquals("Too many requests", refused.error());
            int wait = Integer.parseInt(refused.header("Retry-After"));
            assertTrue(wait >= 1 && wait <= 60, "Retry-After: " + wait);
            assertEquals("0", refused.header("x-ratelimit-remaining"));
            assertFalse(refused.header("Access-Control-Allow-Origin").isEmpty());
            Set<String> exposed = Set.of(refused.header("Access-Control-Expose-Headers")
                    .toLowerCase(Locale.ROOT)
                    .split(", ?"));
            assertTrue(
                    exposed.containsAll(List.of("x-ratelimit-reset", "retry-after", "ratelimit", "ratelimit-policy")));
        }
        assertEquals(429, api.get("/me?key=", "X-Forwarded-For", address).status());
        assertEquals(200, preflight().status());
        assertEquals(200, api.get("/", "X-Forwarded-For", address).status());
        assertEquals(200, api.get("/me", "X-Forwarded-For", "198.51.100.1").status());
    }

    @Test
    void K14_doesNotCountHealthAndMetrics() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        Api management = new Api(URI.create("http://localhost:" + port));

        for (int i = 0; i < 20; i++) {
            assertEquals(200, management.get("/q/health/live").status());
            assertEquals(200, management.get("/q/metrics").status());
        }
        assertEquals(404, api.get("/q/metrics", "X-Forwarded-For", address).status());
    }

    @Test
    void K12_countsAnIpv6NetworkAsOne() throws Exception {
        long remaining = 5;
        for (String one : List.of("2001:db8:7:7::1", "2001:DB8:7:7:0:0:0:2", "[2001:db8:7:7:ffff::]:4711")) {
            remaining--;
            assertEquals("" + remaining, api.get("/me", "X-Forwarded-For", one).header("x-ratelimit-remaining"));
        }
        assertEquals("4", api.get("/me", "X-Forwarded-For", "2001:db8:7:8::1").header("x-ratelimit-remaining"));
    }

    @ParameterizedTest
    @CsvSource({"garbage", "'1.2.3.4, garbage'", "'999.1.1.1'"})
    void K13_countsForThePeerWhenAHopMakesNoSense(String forwarded) throws Exception {
        assertEquals(
                "127.0.0.1",
                api.get("/me", "X-Forwarded-For", forwarded).json().path("id").asText("refused"));
    }

    @Test
    void K13_takesTheRightMostUntrustedOfFiftyHops() throws Exception {
        String hops = String.join(
                        ", ", Stream.generate(() -> "198.51.100.77").limit(49).toList()) + ", " + address;

        for (int i = 4; i >= 0; i--) {
            assertEquals("" + i, api.get("/me", "X-Forwarded-For", hops).header("x-ratelimit-remaining"));
        }
        assertEquals(429, api.get("/me", "X-Forwarded-For", address).status());
    }

    private Api.Reply preflight() throws IOException, InterruptedException {
        return api.send(
                "OPTIONS",
                "/search",
                BodyPublishers.noBody(),
                "X-Forwarded-For",
                address,
                "Origin",
                "https://someone.example",
                "Access-Control-Request-Method",
                "POST");
    }
}
