package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.queue.SearchQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may search, over HTTP. Every test ends with nothing held. */
@QuarkusTest
@TestProfile(AdmissionProfile.class)
class AdmissionTest {
    private static final byte[] JPEG = SearchContractTest.JPEG;
    private static int addresses;

    private final Api api = Api.ofTheServerUnderTest();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch hold = new CountDownLatch(1);

    @Inject
    FakeIndex index;

    @Inject
    FakeDecoder decoder;

    @Inject
    FakeFetcher fetcher;

    @Inject
    SearchQueue queue;

    @Inject
    MeterRegistry registry;

    @Inject
    Accounts accounts;

    @BeforeEach
    void reset() {
        index.reset();
        decoder.reset();
        fetcher.reset();
        fetcher.web.put("https://foobar/baz.jpg", JPEG);
        fetcher.web.put(FakeFetcher.SLOW, JPEG);
    }

    @AfterEach
    void nothingIsHeld() {
        hold.countDown();
        clients.close();
        Awaitility.await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertEquals(0, leases());
            assertEquals(0, queue.running());
            assertEquals(0, queue.waiting());
        });
    }

    @Test
    void K5_givesOneAnswerToTwentyParallelRequestsWithOneSearchLeft() throws Exception {
        String key = accounts.open("few");
        for (int i = 0; i < 4; i++) {
            assertEquals(200, search(key).status());
        }

        List<Future<Api.Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            replies.add(clients.submit(() -> search(key)));
        }
        int answered = 0;
        for (Future<Api.Reply> reply : replies) {
            int status = reply.get().status();
            answered += status == 200 ? 1 : 0;
            assertTrue(status == 200 || status == 402, reply.get().body());
            assertTrue(
                    status == 200 || reply.get().error().equals("Search quota depleted"),
                    reply.get().body());
        }

        assertEquals(1, answered);
        assertEquals(5, used(key));
    }

    @Test
    void K16_refusesASecondParallelSearchOfACallerWhoMayHaveOne() throws Exception {
        index.hold = hold;
        String guest = address();
        var first = clients.submit(() -> guestSearch(guest));
        Awaitility.await().until(() -> queue.running() == 1);

        var second = guestSearch(guest);

        assertEquals(402, second.status());
        assertEquals("Concurrency limit exceeded", second.error());
        assertEquals(
                "\"quota\";r=1000;t=", second.header("RateLimit").split(", ")[1].replaceAll("\\d+$", ""));
        assertEquals("\"concurrency\";r=0", second.header("RateLimit").split(", ")[2]);
        hold.countDown();
        assertEquals(200, first.get().status());
        assertEquals(
                1,
                api.get("/me", "X-Forwarded-For", guest)
                        .json()
                        .path("quotaUsed")
                        .asInt());
        assertEquals(200, guestSearch(guest).status());
    }

    @Test
    void tellsQuotaAndConcurrencyAsPoliciesToo() throws Exception {
        String key = accounts.open("few");

        var reply = search(key);

        assertEquals(
                "\"api\";q=1000000;w=60, \"quota\";q=5, \"concurrency\";q=50;qu=\"concurrent-requests\"",
                reply.header("RateLimit-Policy"));
        assertTrue(
                reply.header("RateLimit").matches("\"api\";r=\\d+;t=\\d+, \"quota\";r=4;t=\\d+, \"concurrency\";r=50"),
                reply.header("RateLimit"));
        assertTrue(api.get("/me", "x-trace-key", key).header("RateLimit").contains("\"quota\";r=4;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject:not a picture", "crash", "neither"})
    void K7_givesBackWhatASearchThatFailsHadReserved(String body) throws Exception {
        String key = accounts.open("few");

        for (int i = 0; i < 10; i++) {
            assertTrue(api.post("/search", body.getBytes(), "x-trace-key", key).status() >= 400);
        }

        assertEquals(0, used(key));
    }

    @Test
    void K7_givesBackWhatWasReservedWhenTheFetchOrTheIndexFails() throws Exception {
        String key = accounts.open("few");
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    400,
                    api.get("/search?url=https://foobar/gone.jpg", "x-trace-key", key)
                            .status());
        }
        index.failure = new IOException("broken");
        for (int i = 0; i < 10; i++) {
            assertEquals(503, search(key).status());
        }

        assertEquals(0, used(key));
    }

    @Test
    void Q1_letsAnAccountTakeThePlaceOfTheNewestGuest() throws Exception {
        index.hold = hold;
        var running = clients.submit(() -> guestSearch(address()));
        Awaitility.await().until(() -> queue.running() == 1);
        var older = clients.submit(() -> guestSearch(address()));
        Awaitility.await().until(() -> queue.waiting() == 1);
        var newer = clients.submit(() -> guestSearch(address()));
        Awaitility.await().until(() -> queue.waiting() == 2);
        String key = accounts.open("wide");

        var account = clients.submit(() -> search(key));

        assertEquals(503, newer.get().status());
        assertEquals("Search queue is full", newer.get().error());
        assertTrue(Integer.parseInt(newer.get().header("Retry-After")) >= 1);
        hold.countDown();
        assertEquals(200, account.get().status());
        assertEquals(200, running.get().status());
        assertEquals(200, older.get().status());
    }

    @Test
    void Q7_refusesWhoHasWaitedTooLong() throws Exception {
        index.hold = hold;
        var running = clients.submit(() -> guestSearch(address()));
        Awaitility.await().until(() -> queue.running() == 1);

        var late = guestSearch(address());

        assertEquals(503, late.status());
        assertEquals("Search queue is full", late.error());
        hold.countDown();
        assertEquals(200, running.get().status());
    }

    @Test
    void Q10_takesNoPlaceForWhatCanBeRefusedWithoutSearching() throws Exception {
        index.hold = hold;
        List<Future<Api.Reply>> underWay = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            underWay.add(clients.submit(() -> guestSearch(address())));
        }
        Awaitility.await().until(() -> queue.running() == 1 && queue.waiting() == 2);

        for (int i = 0; i < 10; i++) {
            String guest = address();
            assertEquals(400, api.get("/search", "X-Forwarded-For", guest).status());
            assertEquals(
                    400,
                    api.get("/search?anilistID=x&url=https://foobar/baz.jpg", "X-Forwarded-For", guest)
                            .status());
            assertEquals(
                    400,
                    api.send("HEAD", "/search", BodyPublishers.noBody(), "X-Forwarded-For", guest)
                            .status());
        }
        assertEquals(2, queue.waiting());
        assertEquals(3, leases());
        hold.countDown();
        for (Future<Api.Reply> search : underWay) {
            assertEquals(200, search.get().status());
        }
    }

    @Test
    void F35_holdsNoWorkerWhileAPictureIsFetched() throws Exception {
        fetcher.hold = hold;
        List<Future<Api.Reply>> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String guest = address();
            slow.add(clients.submit(() -> api.get("/search?url=" + FakeFetcher.SLOW, "X-Forwarded-For", guest)));
        }
        Awaitility.await().until(() -> fetcher.fetches.get() == 20);

        assertEquals(200, guestSearch(address()).status());

        hold.countDown();
        for (Future<Api.Reply> reply : slow) {
            int status = reply.get().status();
            assertTrue(status == 200 || status == 503, reply.get().body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,  wrong, large, 405",
        "POST, wrong, large, 403",
        "POST, none,  large, 413",
        "POST, none,  small, 402",
    })
    void checksInTheOrderOfTheContract(String method, String tier, String size, int status) throws Exception {
        String key = tier.equals("wrong") ? "wrong" : accounts.open(tier);
        byte[] body = size.equals("large") ? new byte[(10 << 20) + 1] : "reject:it was decoded".getBytes();

        var reply = api.send(
                method, "/search", BodyPublishers.ofByteArray(body), "x-trace-key", key, "X-Forwarded-For", address());

        assertEquals(status, reply.status(), reply.body());
    }

    @Test
    void K3_takesAKeyInTheQueryAndMasksItInTheAccessLog() throws Exception {
        String key = accounts.open("few");
        List<String> lines = java.util.Collections.synchronizedList(new ArrayList<>());
        java.util.logging.Logger log = java.util.logging.Logger.getLogger("dev.koma.access");
        java.util.logging.Handler memory = new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord line) {
                lines.add(((org.jboss.logmanager.ExtLogRecord) line).getFormattedMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(memory);
        try {
            assertEquals(200, api.post("/search?cutBorders&key=" + key, JPEG).status());
            assertEquals(403, api.get("/me?key=wrong-" + key).status());
            Awaitility.await().until(() -> lines.size() == 2);
        } finally {
            log.removeHandler(memory);
        }
        assertTrue(lines.getFirst().startsWith("127.0.0.1 POST /search?cutBorders&key=*** 200 "), lines.toString());
        assertTrue(lines.getLast().startsWith("127.0.0.1 GET /me?key=*** 403 "), lines.toString());
        assertEquals(1, used(key));
    }

    /** There is no batch: whatever a request brings, one picture of it is searched, and one search is charged. */
    @Test
    void K6_searchesAndChargesOnePictureHoweverManyARequestBrings() throws Exception {
        String key = accounts.open("few");
        byte[] part = Api.form("x", "name=\"image\"; filename=\"a.jpg\"", JPEG);
        byte[] unfinished = Arrays.copyOf(part, part.length - "\r\n--x--\r\n".length());
        byte[] ten = part;
        for (int i = 0; i < 9; i++) {
            ten = Api.concat(unfinished, "\r\n".getBytes(StandardCharsets.US_ASCII), ten);
        }
        String form = "multipart/form-data; boundary=x";
        String urls = "/search" + "&url=https://foobar/baz.jpg".repeat(10).replaceFirst("&", "?");

        assertEquals(
                200,
                api.post("/search", ten, "x-trace-key", key, "Content-Type", form)
                        .status());
        assertEquals(200, api.get(urls, "x-trace-key", key).status());

        assertEquals(2, index.searches.get());
        assertEquals(2, used(key));
    }

    /** Ten vectors, as they were once sent to the engine behind such a service, are no picture. */
    @Test
    void K6_refusesVectorsWithoutAnyCharge() throws Exception {
        String key = accounts.open("few");
        byte[] vectors = "{\"vectors\":[[1],[2],[3],[4],[5],[6],[7],[8],[9],[10]]}".getBytes(StandardCharsets.US_ASCII);

        assertEquals(
                415,
                api.post("/search", vectors, "x-trace-key", key, "Content-Type", "application/json")
                        .status());

        assertEquals(0, index.searches.get());
        assertEquals(0, used(key));
    }

    @Test
    void fetchesNothingForWhoMayNotSearch() throws Exception {
        String key = accounts.open("none");

        assertEquals(
                402,
                api.get("/search?url=https://foobar/baz.jpg", "x-trace-key", key)
                        .status());

        assertEquals(0, fetcher.fetches.get());
    }

    private Api.Reply search(String key) throws IOException, InterruptedException {
        return api.post("/search", JPEG, "x-trace-key", key);
    }

    private Api.Reply guestSearch(String address) throws IOException, InterruptedException {
        return api.post("/search", JPEG, "X-Forwarded-For", address);
    }

    private int used(String key) throws IOException, InterruptedException {
        return api.get("/me", "x-trace-key", key).json().path("quotaUsed").asInt(-1);
    }

    private double leases() {
        return registry.get("koma.search.leases").gauge().value();
    }

    private static synchronized String address() {
        addresses++;
        return "198.18." + addresses / 256 + "." + addresses % 256;
    }
}
