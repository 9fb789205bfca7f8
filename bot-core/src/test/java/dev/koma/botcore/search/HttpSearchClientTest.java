package dev.koma.botcore.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSearchClientTest {
    private static final Caller ANN = new Caller("telegram", "1", new Tier("free", 1, 0));

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private HttpServer server;
    private HttpSearchClient client;
    private int status = 200;
    private byte[] answer = new byte[0];

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new HttpSearchClient(URI.create(address() + "/"), "secret");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-trace-key")));
        bodies.add(exchange.getRequestBody().readAllBytes());
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private void answers(int newStatus, String json) {
        status = newStatus;
        answer = json.getBytes(StandardCharsets.UTF_8);
    }

    private SearchOutcome searchBytes() throws InterruptedException {
        return client.search(ANN, new Query(new Query.Picture.Bytes(new byte[] {1, 2, 3}), true, 21));
    }

    private Match match(String path) {
        String link = address() + path;
        return new Match(null, null, null, "f", null, 0, 1, 0, 1, 1, new PreviewLinks(link, link), List.of());
    }

    @Test
    void uploadsTheBytesWithTheKey() throws Exception {
        answers(200, "{\"result\":[]}");
        assertEquals(new SearchOutcome.Found(List.of()), searchBytes());
        assertEquals(List.of("POST /search?anilistInfo&cutBorders&anilistID=21"), requests);
        assertArrayEquals(new byte[] {1, 2, 3}, bodies.getFirst());
        assertEquals(List.of("secret"), keys);
    }

    @Test
    void handsOnAnAddressThatSomebodyWrote() throws Exception {
        answers(200, "{\"result\":[]}");
        URI picture = URI.create("https://a.example/x.jpg?a=b&c=%20d");
        client.search(ANN, new Query(new Query.Picture.Address(picture), false, null));
        assertEquals(
                List.of("GET /search?anilistInfo&url=https%3A%2F%2Fa.example%2Fx.jpg%3Fa%3Db%26c%3D%2520d"), requests);
    }

    @Test
    void readsWhatWasFound() throws Exception {
        answers(200, """
                {"frameCount":1,"error":"","result":[
                 {"anilist":{"id":21,"idMal":1,"title":{"native":"ワ","romaji":"Wan","english":null,"chinese":"海"},
                  "synonyms":[],"isAdult":false},"filename":"a.mp4","episode":6.5,"from":1.5,"to":2.5,"at":2.0,
                  "duration":10,"similarity":0.9899,"video":"http://h/v?t=1","image":"http://h/i?t=1","hint":["mirrored"]},
                 {"anilist":99,"filename":"b.mp4","episode":[1,2],"from":1,"to":3,"similarity":0.5,"video":"v","image":"i"},
                 {"anilist":null,"episode":"10|11"}, {"episode":null}]}""");
        List<Match> matches =
                assertInstanceOf(SearchOutcome.Found.class, searchBytes()).matches();
        Match first = matches.getFirst();
        assertEquals(new TitleNames("ワ", "Wan", null, "海"), first.names());
        assertEquals(21, first.anilist());
        assertEquals(Boolean.FALSE, first.adult());
        assertEquals("6.5", first.episode());
        assertEquals(List.of("mirrored"), first.hints());
        assertEquals(0.9899, first.similarity());
        assertEquals("1–2", matches.get(1).episode());
        assertEquals(99, matches.get(1).anilist());
        assertNull(matches.get(1).adult());
        assertEquals(2, matches.get(1).at());
        assertEquals("10 / 11", matches.get(2).episode());
        assertNull(matches.get(3).episode());
    }

    @ParameterizedTest
    @CsvSource({
        "400, Failed to process image, NOT_A_PICTURE",
        "402, Search quota depleted, QUOTA",
        "403, Invalid API key, FORBIDDEN",
        "413, Image is larger than 10 MB, TOO_LARGE",
        "415, Unsupported content type, NOT_A_PICTURE"
    })
    void tellsRefusalsApart(int code, String error, SearchOutcome.Reason reason) throws Exception {
        answers(code, "{\"error\":\"" + error + "\"}");
        assertEquals(new SearchOutcome.Refused(reason), searchBytes());
    }

    @Test
    void aPictureThatTheServerCannotFetchIsTheAddressesFault() throws Exception {
        answers(400, "{\"error\":\"Failed to fetch image http://a.example/\"}");
        Query query = new Query(new Query.Picture.Address(URI.create("http://a.example/")), true, null);
        assertEquals(new SearchOutcome.Refused(SearchOutcome.Reason.ADDRESS), client.search(ANN, query));
    }

    @ParameterizedTest
    @CsvSource({
        "402, Concurrency limit exceeded, 7, 7",
        "503, Search queue is full, 3, 3",
        "429, Too many requests, '', 2",
        "503, x, soon, 2"
    })
    void C30_honoursRetryAfter(int code, String error, String header, int seconds) throws Exception {
        answers(code, "{\"error\":\"" + error + "\"}");
        headers.put("Retry-After", header);
        assertEquals(new SearchOutcome.Busy(Duration.ofSeconds(seconds)), searchBytes());
    }

    @ParameterizedTest
    @CsvSource({"500, '<html>'", "502, '<html>'", "200, '<html>'", "200, '{}'", "200, '[]'", "302, ''"})
    void C30_whatIsNoAnswerIsUnavailable(int code, String body) throws Exception {
        answers(code, body);
        assertEquals(new SearchOutcome.Unavailable(), searchBytes());
    }

    @Test
    void X22_aServerThatIsAwayIsUnavailable() throws Exception {
        server.stop(0);
        assertEquals(new SearchOutcome.Unavailable(), searchBytes());
        assertEquals(Optional.empty(), client.quota(ANN));
        assertEquals(List.of(), client.titles("x", 5));
        assertEquals(new PreviewOutcome.Missing(), client.clip(match("/v?t=1"), PreviewSize.LARGE, false, 10));
    }

    @Test
    void fetchesClipsWithoutTheKeyAndWithinTheLimit() throws Exception {
        answers(200, "0123456789");
        headers.put("Content-Type", "video/mp4");
        PreviewOutcome clip = client.clip(match("/video/-/a.mp4?t=1&token=x"), PreviewSize.MEDIUM, true, 10);
        assertEquals(10, assertInstanceOf(PreviewOutcome.Rendered.class, clip).bytes().length);
        assertEquals("GET /video/-/a.mp4?t=1&token=x&size=m&mute", requests.getFirst());
        assertEquals(List.of("null"), keys);
        assertEquals(new PreviewOutcome.TooLarge(), client.still(match("/i?t=1"), PreviewSize.SMALL, 9));
        answers(410, "");
        assertEquals(new PreviewOutcome.Missing(), client.still(match("/i?t=1"), PreviewSize.SMALL, 9));
        answers(503, "");
        assertInstanceOf(PreviewOutcome.Busy.class, client.still(match("/i?t=1"), PreviewSize.SMALL, 9));
        assertTrue(
                client.still(
                                new Match(
                                        null,
                                        null,
                                        null,
                                        "f",
                                        null,
                                        0,
                                        1,
                                        0,
                                        1,
                                        1,
                                        new PreviewLinks("file:///x", "?"),
                                        List.of()),
                                PreviewSize.SMALL,
                                9)
                        instanceof PreviewOutcome.Missing);
    }

    @Test
    void readsTheQuota() throws Exception {
        answers(200, "{\"id\":\"1\",\"priority\":0,\"concurrency\":1,\"quota\":1000,\"quotaUsed\":43}");
        assertEquals(Optional.of(new QuotaUse(1000, 43)), client.quota(ANN));
        answers(403, "{}");
        assertEquals(Optional.empty(), client.quota(ANN));
    }
}
