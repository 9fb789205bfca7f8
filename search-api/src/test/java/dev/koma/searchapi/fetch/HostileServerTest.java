package dev.koma.searchapi.fetch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileServerTest extends FetcherHarness {
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
}
