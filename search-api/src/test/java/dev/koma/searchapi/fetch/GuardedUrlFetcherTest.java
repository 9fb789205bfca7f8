package dev.koma.searchapi.fetch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedUrlFetcherTest {
    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_BYTES = 1 << 20;
    private static Vertx vertx;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Listener decoy;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void startDecoy() throws IOException {
        decoy = opened(Listener.decoy());
    }

    @AfterEach
    void nobodyAskedTheDecoy() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        assertEquals(0, decoy.connections());
    }

    @Test
    void fetchesAPictureAndShowsLittleOfItself() throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        UrlFetcher fetcher = fetcher(Map.of("pictures.test", "127.0.0.1"), "pictures.test:" + server.port());

        assertArrayEquals(PICTURE, fetcher.fetch("http://pictures.test:" + server.port() + "/a b.jpg?x=1#frag"));

        List<String> request = server.requests().getFirst();
        assertEquals("GET /a%20b.jpg?x=1 HTTP/1.1", request.getFirst());
        List<String> lines = request.stream().map(String::toLowerCase).toList();
        assertTrue(lines.contains("host: pictures.test:" + server.port()), lines.toString());
        assertTrue(lines.contains("accept-encoding: identity"), lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("cookie") || line.startsWith("referer")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notaurl", "", "file:///etc/passwd", "data:image/png;base64,AA", "//host/a.jpg"})
    void F1_F2_saysThatAUrlIsInvalid(String url) throws Exception {
        UrlFetcher fetcher = fetcher(Map.of());
        InvalidImageUrlException refusal = assertThrows(InvalidImageUrlException.class, () -> fetcher.fetch(url));
        assertEquals("Invalid image url " + url, refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "0",
                "0.0.0.0",
                "2130706433",
                "0x7f.1",
                "0177.0.0.1",
                "017700000001",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]"
            })
    void F3_F8_neverReachesLoopbackHoweverItIsSpelled(String host) throws Exception {
        // The port is allowed, so that only the address can be the reason.
        UrlFetcher fetcher = fetcher(new SystemResolver(Duration.ofSeconds(3)), limits(decoy.port()), Set.of());
        assertRefused(fetcher, "http://" + host + ":" + decoy.port() + "/secret.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost."})
    void F4_refusesTheNamesOfThisMachine(String host) throws Exception {
        UrlFetcher fetcher = fetcher(new SystemResolver(Duration.ofSeconds(3)), limits(decoy.port()), Set.of());
        assertRefused(fetcher, "http://" + host + ":" + decoy.port() + "/secret.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo.localhost", "ip6-localhost", "127-0-0-1.nip.io", "lvh.me"})
    void F4_refusesNamesThatLeadToLoopback(String host) throws Exception {
        UrlFetcher fetcher = fetcher(name -> addresses("127.0.0.1"), limits(decoy.port()), Set.of());
        assertRefused(fetcher, "http://" + host + ":" + decoy.port() + "/secret.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "intranet.test, 10.0.0.1",
        "metadata.google.internal, 169.254.169.254",
        "aws.test, fd00:ec2::254",
        "alibaba.test, 100.100.100.200",
        "cgnat.test, 100.64.0.1",
        "ula.test, fc00::1",
        "teredo.test, 2001::80ff:fffe",
        "nat64.test, 64:ff9b::7f00:1",
        "sixtofour.test, 2002:7f00:1::"
    })
    void F5_F6_F7_F9_refusesNamesThatLeadIntoPrivateNetworks(String host, String address) throws Exception {
        UrlFetcher fetcher = fetcher(Map.of(host, address));
        assertRefused(fetcher, "http://" + host + "/a.jpg");
        assertRefused(fetcher, "https://" + host + "/a.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://user:pass@good.test/", "http://a@127.0.0.1#@good.test", "http://127.0.0.1@good.test/"})
    void F13_refusesUserInfoWithoutResolvingAnything(String url) throws Exception {
        assertRefused(fetcher(Map.of("good.test", "127.0.0.1")), url);
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 6379, 8080, 9200})
    void F14_refusesPortsThatAreNotForTheWeb(int port) throws Exception {
        assertRefused(fetcher(Map.of("good.test", "8.8.8.8")), "http://good.test:" + port + "/");
        assertEquals(List.of(), asked);
    }

    @Test
    void F17_checksWhereARedirectLeads() throws Exception {
        for (String location : List.of(
                "http://127.0.0.1:" + decoy.port() + "/secret",
                "http://localhost:" + decoy.port() + "/secret",
                "//127.0.0.1:" + decoy.port() + "/secret",
                "http://[::ffff:127.0.0.1]:" + decoy.port() + "/secret",
                "http://other.test:" + decoy.port() + "/secret",
                "http://user@other.test/secret",
                "http://10.0.0.1/",
                "http://other.test:22/",
                "file:///etc/passwd",
                "ftp://other.test/a",
                "javascript:alert(1)")) {
            Listener server = opened(Listener.answering(Listener.redirect(302, location)));
            String target = "pictures.test:" + server.port();
            UrlFetcher fetcher = fetcher(
                    Map.of("pictures.test", "127.0.0.1", "other.test", "127.0.0.1", "localhost", "127.0.0.1"), target);
            assertRefused(fetcher, "http://" + target + "/a.jpg");
            assertEquals(1, server.connections(), location);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void F18_followsFiveRelativeRedirects(int status) throws Exception {
        Listener server = opened(Listener.answering((request, out) -> {
            int hop = request.getFirst().charAt("GET /".length()) - '0';
            (hop < 5 ? Listener.redirect(status, "/" + (hop + 1)) : Listener.picture(PICTURE)).to(request, out);
        }));
        String target = "pictures.test:" + server.port();

        assertArrayEquals(
                PICTURE, fetcher(Map.of("pictures.test", "127.0.0.1"), target).fetch("http://" + target + "/0"));
        assertEquals(6, server.connections());
    }

    @Test
    void F18_givesUpAtTheSixthRedirect() throws Exception {
        Listener server = opened(Listener.answering(Listener.redirect(302, "/again")));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
        assertEquals(6, server.connections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://[", "%", "http://host\\x/", "::", "http://h:99999/"})
    void F18_refusesMalformedLocations(String location) throws Exception {
        Listener server = opened(Listener.answering(Listener.redirect(302, location)));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
        assertEquals(1, server.connections());
    }

    @Test
    void F18_refusesAMissingAndAnEndlessLocation() throws Exception {
        Listener missing = opened(Listener.answering((request, out) -> Listener.head(out, "302 Found")));
        Listener endless = opened(Listener.answering(Listener.redirect(302, "/" + "a".repeat(10_000))));
        for (Listener server : List.of(missing, endless)) {
            String target = "pictures.test:" + server.port();
            assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
        }
    }

    @Test
    void F20_refusesANameWithOnePrivateAddressAmongPublicOnes() throws Exception {
        HostResolver resolver = host -> addresses("8.8.8.8", "127.0.0.1");
        assertRefused(fetcher(resolver, limits(decoy.port()), Set.of()), "http://mixed.test:" + decoy.port() + "/");
    }

    @Test
    void F21_connectsToTheAddressThatWasCheckedWhenTheNameLeadsElsewhereAMomentLater() throws Exception {
        Listener checked = opened(Listener.on("127.0.0.2", 0, Listener.picture(PICTURE)));
        Listener rebound = opened(Listener.on("127.0.0.1", checked.port(), Listener.picture(PICTURE)));
        List<String> answers = new ArrayList<>(List.of("127.0.0.2", "127.0.0.1", "127.0.0.1"));
        HostResolver resolver = host -> addresses(answers.removeFirst());
        FetchLimits limits = limits(checked.port());
        UrlFetcher fetcher = new GuardedUrlFetcher(
                resolver,
                InetAddress.ofLiteral("127.0.0.2")::equals,
                Set.of(),
                opened(new PinnedClient(vertx, limits, null)),
                limits);

        assertArrayEquals(PICTURE, fetcher.fetch("http://rebind.test:" + checked.port() + "/"));
        assertEquals(1, checked.connections());
        assertEquals(0, rebound.connections());

        assertRefused(fetcher, "http://rebind.test:" + checked.port() + "/");
        assertEquals(0, rebound.connections());
    }

    @Test
    void triesTheNextAddressWhenTheFirstDoesNotAnswer() throws Exception {
        Listener server = opened(Listener.on("127.0.0.2", 0, Listener.picture(PICTURE)));
        String target = "pictures.test:" + server.port();
        UrlFetcher fetcher = fetcher(host -> addresses("127.0.0.3", "127.0.0.2"), limits(), Set.of(target));

        assertArrayEquals(PICTURE, fetcher.fetch("http://" + target + "/"));
    }

    @Test
    void F23_givesUpWhenTheNameIsUnknown() throws Exception {
        assertRefused(fetcher(Map.of()), "http://nowhere.test/");
    }

    @Test
    void F25_stopsAtTheFirstByteTooMany() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicBoolean hungUp = new AtomicBoolean();
        Listener.Answer endless = (request, out) -> {
            Listener.head(out, "200 OK", "Content-Type: image/jpeg", "Connection: close");
            writeUntilHungUp(out, written, hungUp);
        };
        Listener server = opened(Listener.answering(endless));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
        await().atMost(Duration.ofSeconds(5)).untilTrue(hungUp);
        assertTrue(written.get() < 16L * MAX_BYTES, "read " + written);
    }

    @Test
    void F25_refusesALengthThatIsTooLargeWithoutReading() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Listener server = opened(Listener.answering((request, out) -> {
            Listener.head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: " + (MAX_BYTES + 1));
            out.flush();
            never.await();
        }));
        String target = "pictures.test:" + server.port();
        UrlFetcher fetcher = fetcher(Map.of("pictures.test", "127.0.0.1"), target);

        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertRefused(fetcher, "http://" + target + "/"));
    }

    @Test
    void F25_countsChunksToo() throws Exception {
        Listener server = opened(Listener.answering((request, out) -> {
            Listener.head(out, "200 OK", "Content-Type: image/jpeg", "Transfer-Encoding: chunked");
            for (int i = 0; i < 40; i++) {
                out.write("8000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[0x8000]);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
    }

    @Test
    void F25_takesExactlyAsMuchAsIsAllowed() throws Exception {
        byte[] largest = new byte[MAX_BYTES];
        Arrays.fill(largest, (byte) 7);
        Listener server = opened(Listener.answering(Listener.picture(largest)));
        String target = "pictures.test:" + server.port();

        assertArrayEquals(
                largest, fetcher(Map.of("pictures.test", "127.0.0.1"), target).fetch("http://" + target + "/"));
    }

    @Test
    void F25_refusesABodyShorterThanItsLength() throws Exception {
        Listener server = opened(Listener.answering((request, out) -> {
            Listener.head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: 1000");
            out.write(PICTURE);
        }));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
    }

    @Test
    void F26_givesUpOnAServerThatNeverFinishes() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Listener.Answer noHead = (request, out) -> never.await();
        Listener.Answer noBody = (request, out) -> {
            Listener.head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: 10");
            out.write(1);
            out.flush();
            never.await();
        };
        for (Listener.Answer answer : List.of(noHead, noBody)) {
            Listener server = opened(Listener.answering(answer));
            String target = "pictures.test:" + server.port();
            FetchLimits hasty = new FetchLimits(
                    MAX_BYTES, Duration.ofMillis(400), Duration.ofMillis(300), 5, 1, Set.of(), Duration.ZERO);
            UrlFetcher fetcher = fetcher(host -> addresses("127.0.0.1"), hasty, Set.of(target));
            assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
                assertRefused(fetcher, "http://" + target + "/");
                assertRefused(fetcher, "http://" + target + "/"); // the only slot is free again
            });
        }
    }

    @Test
    void F27_refusesEncodedBodies() throws Exception {
        Listener server = opened(Listener.answering((request, out) -> Listener.head(
                out, "200 OK", "Content-Type: image/jpeg", "Content-Encoding: gzip", "Content-Length: 0")));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "missing",
            value = {
                "image/png, true",
                "IMAGE/JPEG; charset=binary, true",
                "video/mp4, true",
                "application/octet-stream, true",
                "binary/octet-stream, true",
                "missing, true",
                "text/html, false",
                "text/plain; charset=utf-8, false",
                "application/json, false"
            })
    void F28_takesOnlyPicturesAndVideosAndUntypedBytes(String type, boolean taken) throws Exception {
        Listener server = opened(Listener.answering((request, out) -> {
            String line = type == null ? "X-None: 1" : "Content-Type: " + type;
            Listener.head(out, "200 OK", line, "Content-Length: " + PICTURE.length);
            out.write(PICTURE);
        }));
        String target = "pictures.test:" + server.port();
        UrlFetcher fetcher = fetcher(Map.of("pictures.test", "127.0.0.1"), target);

        if (taken) {
            assertArrayEquals(PICTURE, fetcher.fetch("http://" + target + "/"));
        } else {
            assertRefused(fetcher, "http://" + target + "/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 401, 403, 404, 429, 500, 503, 999})
    void F29_takesOnlyA200AndDoesNotRepeatTheStatus(int status) throws Exception {
        Listener server = opened(Listener.answering(
                (request, out) -> Listener.head(out, status + " X", "Content-Type: image/png", "Content-Length: 0")));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
    }

    @Test
    void F32_survivesWhatIsNotHttp() throws Exception {
        for (String garbage : List.of("hello\n", "HTTP/1.1 200\r\n\r\n", "\0\0\0\0", "HTTP/1.1 abc OK\r\n\r\n")) {
            Listener server = opened(Listener.answering((request, out) ->
                    out.write((garbage + "x".repeat(100_000)).getBytes(StandardCharsets.ISO_8859_1))));
            String target = "pictures.test:" + server.port();
            FetchLimits hasty = new FetchLimits(
                    MAX_BYTES / 64, Duration.ofSeconds(1), Duration.ofMillis(300), 5, 1, Set.of(), Duration.ZERO);
            assertRefused(fetcher(host -> addresses("127.0.0.1"), hasty, Set.of(target)), "http://" + target + "/");
        }
    }

    @Test
    void reportsNoFailureSoonerThanItsFloor() throws Exception {
        FetchLimits slow = new FetchLimits(
                MAX_BYTES, Duration.ofSeconds(2), Duration.ofSeconds(1), 5, 1, Set.of(80), Duration.ofMillis(200));
        UrlFetcher fetcher = fetcher(host -> addresses("10.0.0.1"), slow, Set.of());
        long start = System.nanoTime();
        assertRefused(fetcher, "http://intranet.test/");
        assertTrue(System.nanoTime() - start >= 200_000_000);
    }

    private static void writeUntilHungUp(OutputStream out, AtomicLong written, AtomicBoolean hungUp) {
        byte[] chunk = new byte[16 * 1024];
        try {
            while (true) {
                out.write(chunk);
                written.addAndGet(chunk.length);
            }
        } catch (IOException e) {
            hungUp.set(true);
        }
    }

    private static void assertRefused(UrlFetcher fetcher, String url) {
        ImageFetchException refusal = assertThrows(ImageFetchException.class, () -> fetcher.fetch(url), url);
        assertEquals("Failed to fetch image " + url, refusal.getMessage());
    }

    private UrlFetcher fetcher(Map<String, String> hosts, String... allowed) {
        HostResolver resolver = host -> {
            asked.add(host);
            String address = hosts.get(host);
            if (address == null) {
                throw new UnknownHostException(host);
            }
            return addresses(address);
        };
        return fetcher(resolver, limits(80, 443), Set.of(allowed));
    }

    private UrlFetcher fetcher(HostResolver resolver, FetchLimits limits, Set<String> allowed) {
        PinnedClient client = opened(new PinnedClient(vertx, limits, null));
        return new GuardedUrlFetcher(resolver, AddressPolicy::isPublic, allowed, client, limits);
    }

    private static FetchLimits limits(Integer... ports) {
        return new FetchLimits(
                MAX_BYTES, Duration.ofSeconds(5), Duration.ofSeconds(2), 5, 4, Set.of(ports), Duration.ZERO);
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(resource);
        return resource;
    }
}
