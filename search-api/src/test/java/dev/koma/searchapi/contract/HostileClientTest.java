package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.queue.SearchQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not mean well, or do not know what they do, on connections of their own. */
@QuarkusTest
@TestProfile(ContractProfile.class)
class HostileClientTest {
    private static final String SEARCH = "POST /search HTTP/1.1";
    private static final String JPEG = "Content-Type: image/jpeg";

    private final Api api = Api.ofTheServerUnderTest();

    @Inject
    FakeDecoder decoder;

    @Inject
    SearchQueue queue;

    @Inject
    MeterRegistry registry;

    @BeforeEach
    void reset() {
        decoder.reset();
    }

    @AfterEach
    void aSearchStillWorks() throws Exception {
        assertEquals(200, search(picture()).status());
    }

    @Test
    void U8_fiveHundredSlowConnectionsStopNobody() throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                RawConnection connection = new RawConnection(api.base());
                slow.add(connection);
                String started = i % 2 == 0
                        ? "POST /sea"
                        : SEARCH + "\r\nHost: koma.test\r\n" + JPEG + "\r\nContent-Length: 1000\r\n\r\nab";
                connection.send(started.getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 10; i++) {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(2),
                        () -> assertEquals(200, search(picture()).status()));
            }
            // Those that are half-way may still finish: nothing was taken from them.
            slow.getLast().send(new byte[998]);
            assertTrue(slow.getLast().answer().startsWith("HTTP/1.1 400 "));
        } finally {
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    void U7_U8_endsWhatStallsAndWhatComesByteByByteOnARealConnection() throws Exception {
        String body = SEARCH + "\r\nHost: koma.test\r\n" + JPEG + "\r\nContent-Length: 100000\r\n\r\nab";
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = List.of(
                    clients.submit(() -> trickle("", body)), // and then nothing
                    clients.submit(() -> trickle("X", body)),
                    clients.submit(() -> trickle("X", SEARCH)),
                    clients.submit(() -> trickle("X: y\r\n", SEARCH + "\r\n")));
            assertEquals(200, search(picture()).status()); // none of them holds what a search needs
            for (Future<String> answer : answers) {
                assertTrue(answer.get().startsWith("HTTP/1.1 408 "), answer.get());
            }
        }
        assertArrayEquals(picture(), decoder.last);
    }

    /** What the server says to a client that sends something at once and then little by little, before it hangs up. */
    private String trickle(String little, String atOnce) throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.send(atOnce.getBytes(StandardCharsets.US_ASCII));
            return connection.answerWhileSending(little.getBytes(StandardCharsets.US_ASCII), Duration.ofSeconds(1));
        }
    }

    @Test
    void U9_refusesATypeThatIsNoPictureWhateverTheBytesAre() throws Exception {
        for (String type : List.of("text/html", "text/plain; charset=utf-8", "application/xml", "a\"b\\c/d")) {
            var reply = api.post("/search", picture(), "Content-Type", type);
            assertEquals(415, reply.status());
            assertEquals("Unsupported content type " + type.split(";", 2)[0], reply.error());
        }
        assertEquals(0, decoder.last.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/dev/zero",
                "a\\\"b.jpg",
                "%00.jpg",
                "\u202egpj.exe",
                "\ud83c\udf38.jpg",
                "%d-%03d-*.jpg",
                "con.jpg; name=evil"
            })
    void U15_U49_ignoresWhatTheFileIsCalled(String name) throws Exception {
        var reply = api.post(
                "/search",
                Api.form("xyz", "name=\"image\"; filename=\"" + name + "\"", picture()),
                "Content-Type",
                "multipart/form-data; boundary=xyz");
        assertEquals(200, reply.status(), reply.body());
        assertArrayEquals(picture(), decoder.last);
        assertFalse(reply.body().contains("passwd"));
    }

    @Test
    void U15_aNameOf64KilobytesAndABrokenOneHarmNobody() throws Exception {
        for (String name : List.of("a".repeat(65_536), "a\r\nX-Injected: 1")) {
            var reply = api.post(
                    "/search",
                    Api.form("xyz", "name=\"image\"; filename=\"" + name + "\"", picture()),
                    "Content-Type",
                    "multipart/form-data; boundary=xyz");
            assertTrue(List.of(200, 400, 413).contains(reply.status()), reply.body());
            assertEquals("", reply.header("X-Injected"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vector\":[1,2,3]}",
                "{\"vector\":[\"a\",NaN,1e308]}",
                "{\"vector\":\"AAAA\"}",
                "{\"vector\":[]}",
                "{\"vector\":[[[[1]]]]}"
            })
    void U61_takesNoVectors(String json) throws Exception {
        var reply = api.post("/search", json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        assertEquals(415, reply.status());
        assertEquals("Unsupported content type application/json", reply.error());
    }

    @Test
    void U62_doesNotReadJsonHoweverDeepOrLong() {
        List<String> bodies =
                List.of("[".repeat(10_000), "{\"a\":1,\"a\":2}", "1".repeat(10_000_000), "{\"a\":".repeat(10_000));
        for (String body : bodies) {
            byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                try (RawConnection connection = new RawConnection(api.base())) {
                    connection.head(SEARCH, "Content-Type: application/json", "Content-Length: " + bytes.length);
                    assertTrue(connection.answer().startsWith("HTTP/1.1 415 ")); // before anything of it was sent
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: 4, 5",
                "Content-Length: -1",
                "Content-Length: +4",
                "Content-Length: 4x",
                "Transfer-Encoding: chunked\r\nX: 1\r\n\r\nzz\r\nab",
                "Transfer-Encoding: chunked\r\nX: 1\r\n\r\n-1\r\nab",
                "Transfer-Encoding: chunked\r\nX: 1\r\n\r\nffffffffffffffff\r\nab",
                "X Y: 1",
                "X: 1\r\n folded: 2\r\nContent-Length : 4",
                "Transfer-Encoding: chunked, identity\r\nContent-Length: 4",
                "Transfer-Encoding: xchunked\r\nContent-Length: 4"
            })
    void U65_refusesRequestsThatTwoServersWouldReadDifferently(String lines) throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            String smuggled = "GET /me HTTP/1.1\r\nHost: smuggled\r\n\r\n";
            connection.send((SEARCH + "\r\nHost: koma.test\r\n" + JPEG + "\r\n" + lines + "\r\n\r\nabcd" + smuggled)
                    .getBytes(StandardCharsets.ISO_8859_1));

            String all = connection.everything();

            // Where a chunk is malformed there is nothing but the end of the connection.
            assertTrue(all.isBlank() || all.startsWith("HTTP/1.1 400 ") || all.startsWith("HTTP/1.1 413 "), all);
            assertTrue(all.split("HTTP/1.1 ", -1).length - 1 <= 1, all);
        }
    }

    @Test
    void U65_readsOneRequestWhereLengthAndChunksDisagree() throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            String smuggled = "GET /me HTTP/1.1\r\nHost: smuggled\r\n\r\n";
            connection.send((SEARCH + "\r\nHost: koma.test\r\n" + JPEG
                            + "\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled)
                    .getBytes(StandardCharsets.ISO_8859_1));

            String all = connection.everything();

            assertTrue(all.startsWith("HTTP/1.1 400 "), all);
            assertEquals(1, all.split("HTTP/1.1 ", -1).length - 1, all);
        }
    }

    @Test
    void U66_refusesHeadersThatAreTooLongOrTooMany() throws Exception {
        for (String lines : List.of("X: " + "a".repeat(65_536), "X: 1\r\n".repeat(10_000) + "Y: 1")) {
            try (RawConnection connection = new RawConnection(api.base())) {
                connection.send(("GET /me HTTP/1.1\r\nHost: koma.test\r\n" + lines + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                String answer = connection.everything();
                assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
            }
        }
    }

    @Test
    void U67_theSameFileAHundredTimesAtOnceIsSearchedOnceAndRefusedOtherwise() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        decoder.hold = hold;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Integer> statuses = new ExecutorCompletionService<>(clients);
            for (int i = 0; i < 100; i++) {
                statuses.submit(() -> search(picture()).status());
            }
            // The one that is searched waits for the decoder: all that are answered before it are refused.
            for (int i = 0; i < 99; i++) {
                assertEquals(402, statuses.take().get());
            }
            hold.countDown();
            assertEquals(200, statuses.take().get());
        } finally {
            hold.countDown();
        }
        assertEquals(0, registry.get("koma.search.leases").gauge().value());
        assertEquals(0, queue.running() + queue.waiting());
    }

    private Api.Reply search(byte[] file) throws Exception {
        return api.post("/search", file, "Content-Type", "image/jpeg");
    }

    private static byte[] picture() {
        return new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3};
    }
}
