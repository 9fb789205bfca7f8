package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ContractProfile.class)
class UploadLimitTest {
    private static final int LIMIT = 10 * 1024 * 1024;
    private static final String TOO_LARGE = "{\"error\":\"Image is larger than 10 MB\"}";

    private final Api api = Api.ofTheServerUnderTest();

    @Inject
    FakeDecoder decoder;

    @Inject
    FakeIndex index;

    @BeforeEach
    void reset() {
        decoder.reset();
        index.reset();
    }

    @Test
    void U3_takesExactlyTenMebibytesRawAndAsAForm() throws Exception {
        byte[] file = picture(LIMIT);

        assertEquals(
                200, api.post("/search", file, "Content-Type", "image/jpeg").status());
        assertArrayEquals(file, decoder.last);
        decoder.reset();

        var form = api.post(
                "/search",
                Api.form("xyz", "name=\"image\"; filename=\"a.jpg\"", file),
                "Content-Type",
                "multipart/form-data; boundary=xyz");
        assertEquals(200, form.status(), form.body());
        assertArrayEquals(file, decoder.last);
    }

    @Test
    void U3_takesExactlyTenMebibytesInChunks() throws Exception {
        byte[] file = picture(LIMIT);

        var reply = api.send("POST", "/search", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)));

        assertEquals(200, reply.status(), reply.body());
        assertArrayEquals(file, decoder.last);
    }

    @Test
    void U4_refusesOneByteMoreBeforeItIsSent() throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head("POST /search HTTP/1.1", "Content-Type: image/jpeg", "Content-Length: " + (LIMIT + 1));

            String answer = connection.answer();

            assertRefused(answer);
            assertTrue(connection.isClosedByServer());
        }
        assertNothingIsHeld();
    }

    @Test
    void U4_refusesAFormWhoseFileIsOneByteTooLarge() throws Exception {
        var reply = api.post(
                "/search",
                Api.form("xyz", "name=\"image\"; filename=\"a.jpg\"", picture(LIMIT + 1)),
                "Content-Type",
                "multipart/form-data; boundary=xyz");

        assertEquals(413, reply.status());
        assertEquals(TOO_LARGE, reply.body());
        assertNothingIsHeld();
    }

    @Test
    void U5_refusesAtTheFirstByteTooMuchWhenTheLengthIsNotKnown() throws Exception {
        byte[] mebibyte = new byte[1024 * 1024];
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head("POST /search HTTP/1.1", "Content-Type: image/jpeg", "Transfer-Encoding: chunked");
            for (int i = 0; i < 10; i++) {
                connection.chunk(mebibyte);
            }
            connection.chunk(new byte[1]); // the body has not ended

            assertRefused(connection.answer());
            assertTrue(connection.isClosedByServer());
        }
        assertNothingIsHeld();
    }

    @Test
    void U5_refusesAFormInChunksAtTheFirstByteTooMuch() throws Exception {
        byte[] form = Api.form("xyz", "name=\"image\"; filename=\"a.jpg\"", picture(LIMIT + 1));
        byte[] unfinished = java.util.Arrays.copyOf(form, form.length - 2);
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head(
                    "POST /search HTTP/1.1",
                    "Content-Type: multipart/form-data; boundary=xyz",
                    "Transfer-Encoding: chunked");
            connection.chunk(unfinished);

            assertRefused(connection.answer());
        }
        assertNothingIsHeld();
    }

    @Test
    void U5_refusesAFormThatIsEndlessAroundItsFile() throws Exception {
        byte[] first = Api.form("xyz", "name=\"image\"; filename=\"a.jpg\"", picture(10));
        byte[] second = "--xyz\r\nContent-Disposition: form-data; name=\"b\"; filename=\"b\"\r\n\r\n".getBytes();
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head(
                    "POST /search HTTP/1.1",
                    "Content-Type: multipart/form-data; boundary=xyz",
                    "Transfer-Encoding: chunked");
            connection.chunk(java.util.Arrays.copyOf(first, first.length - 4));
            connection.chunk(Api.concat("\r\n".getBytes(), second));
            for (int i = 0; i < 10; i++) {
                connection.chunk(new byte[1024 * 1024]);
            }
            connection.chunk(new byte[UNDER_FRAMING]);

            assertRefused(connection.answer());
        }
        assertNothingIsHeld();
    }

    private static final int UNDER_FRAMING = 64 * 1024;

    @Test
    void U6_refusesElevenGigabytesAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String type : new String[] {"image/jpeg", "multipart/form-data; boundary=xyz"}) {
                try (RawConnection connection = new RawConnection(api.base())) {
                    connection.head("POST /search HTTP/1.1", "Content-Type: " + type, "Content-Length: 11811160064");

                    assertRefused(connection.answer());
                }
            }
        });
    }

    @Test
    void U6_refusesElevenGigabytesBesideAnUrl() throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head("POST /search?url=https://foobar/baz.jpg HTTP/1.1", "Content-Length: 11811160064");

            assertRefused(connection.answer());
        }
    }

    @Test
    void U18_refusesALargeBodyInsteadOfAskingForIt() throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head(
                    "POST /search HTTP/1.1",
                    "Content-Type: image/jpeg",
                    "Content-Length: 20971520",
                    "Expect: 100-continue");

            assertRefused(connection.answer());
        }
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws Exception {
        byte[] file = picture(1000);
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head(
                    "POST /search HTTP/1.1",
                    "Content-Type: image/jpeg",
                    "Content-Length: 1000",
                    "Expect: 100-continue");
            assertTrue(connection.answer().startsWith("HTTP/1.1 100 "));
            connection.send(file);

            assertTrue(connection.answer().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void U17_refusesACompressedBody() throws Exception {
        var reply = api.post("/search", picture(100), "Content-Type", "image/jpeg", "Content-Encoding", "gzip");

        assertEquals(415, reply.status());
        assertEquals("Unsupported content encoding", reply.error());
    }

    @Test
    void holdsNothingWhenTheClientGoesAwayWhileItSends() throws Exception {
        try (RawConnection connection = new RawConnection(api.base())) {
            connection.head("POST /search HTTP/1.1", "Content-Type: image/jpeg", "Content-Length: 1000");
            connection.send(new byte[500]);
        }
        assertNothingIsHeld();
        assertEquals(0, decoder.last.length - picture(6).length);
    }

    private void assertNothingIsHeld() throws IOException, InterruptedException {
        assertEquals(
                200,
                api.post("/search", picture(6), "Content-Type", "image/jpeg").status());
    }

    private static void assertRefused(String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("content-type: application/json"), answer);
        assertTrue(answer.endsWith(TOO_LARGE), answer);
        assertFalse(answer.contains("HTTP/1.1 100"), answer);
    }

    private static byte[] picture(int size) {
        byte[] file = new byte[size];
        file[0] = (byte) 0xff;
        file[1] = (byte) 0xd8;
        return file;
    }
}
