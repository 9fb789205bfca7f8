package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that are refused, and what is said then. */
@QuarkusTest
@TestProfile(ContractProfile.class)
class RefusedSearchTest {
    private static final byte[] JPEG = SearchContractTest.JPEG;

    private final Api api = Api.ofTheServerUnderTest();

    @Inject
    FakeIndex index;

    @Inject
    FakeDecoder decoder;

    @BeforeEach
    void reset() {
        index.reset();
        decoder.reset();
    }

    @Test
    void U1_refusesAnEmptyBody() throws Exception {
        assertNoImage(api.post("/search", new byte[0], "Content-Type", "image/jpeg"));
        assertNoImage(api.send("POST", "/search", BodyPublishers.ofInputStream(java.io.InputStream::nullInputStream)));
    }

    @Test
    void U1_refusesAnEmptyFile() throws Exception {
        assertNoImage(api.post(
                "/search",
                Api.form("xyz", "name=\"image\"; filename=\"\"", new byte[0]),
                "Content-Type",
                "multipart/form-data; boundary=xyz"));
    }

    @Test
    void U2_refusesARequestWithoutPicture() throws Exception {
        assertNoImage(api.get("/search"));
        assertNoImage(api.get("/search?cutBorders&"));
        assertNoImage(api.send("POST", "/search", BodyPublishers.noBody()));
    }

    @Test
    void U12_refusesAFormWithTextOnly() throws Exception {
        assertNoImage(api.post(
                "/search",
                Api.form("xyz", "name=\"image\"", "no file".getBytes()).clone(),
                "Content-Type",
                "multipart/form-data; boundary=xyz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other"})
    void U11_refusesAFormWithoutItsBoundary(String type) throws Exception {
        var reply =
                api.post("/search", Api.form("xyz", "name=\"image\"; filename=\"a.jpg\"", JPEG), "Content-Type", type);

        assertEquals(400, reply.status(), reply.body());
        assertEquals("Malformed multipart body", reply.error());
    }

    @Test
    void U11_refusesAFormThatBreaksOff() throws Exception {
        byte[] form = Api.form("xyz", "name=\"image\"; filename=\"a.jpg\"", JPEG);
        byte[] cut = java.util.Arrays.copyOf(form, form.length - 20);

        var reply = api.post("/search", cut, "Content-Type", "multipart/form-data; boundary=xyz");

        assertEquals(400, reply.status(), reply.body());
        assertEquals("Malformed multipart body", reply.error());
    }

    @Test
    void U14_refusesAFormWithVeryManyFields() throws Exception {
        byte[][] parts = new byte[1001][];
        for (int i = 0; i < 1000; i++) {
            parts[i] = SearchContractTest.part("field" + i, new byte[] {'x'});
        }
        parts[1000] = "--xyz--\r\n".getBytes();

        var reply = api.post("/search", Api.concat(parts), "Content-Type", "multipart/form-data; boundary=xyz");

        assertTrue(reply.status() == 400 || reply.status() == 413, reply.status() + reply.body());
    }

    @Test
    void sayWhyAPictureCannotBeUsedWhenThatIsKnown() throws Exception {
        var known = api.post("/search", "reject:too many pixels (max 50 Mpx)".getBytes());
        assertEquals(400, known.status());
        assertEquals("Failed to process image: too many pixels (max 50 Mpx)", known.error());

        var unknown = api.post("/search", "neither".getBytes());
        assertEquals(400, unknown.status());
        assertEquals("Failed to process image", unknown.error());
    }

    @Test
    void saysNothingOfTheInsideWhenTheDecoderFails() throws Exception {
        var reply = api.post("/search", "crash".getBytes());

        assertEquals(500, reply.status());
        assertEquals("The picture decoder failed", reply.error());
    }

    @Test
    void asksToComeAgainWhenNoDecoderIsReadyInTime() throws Exception {
        var reply = api.post("/search", "late".getBytes());

        assertEquals(503, reply.status());
        assertEquals("The picture decoder is starting", reply.error());
        assertEquals("2", reply.header("Retry-After"));
    }

    @Test
    void says503WhenTheIndexDoesNotAnswer() throws Exception {
        index.failure = new IOException("/secret/path is gone");

        var reply = api.post("/search", JPEG);

        assertEquals(503, reply.status());
        assertEquals("Database is not responding", reply.error());
    }

    @Test
    void refusesATypeThatIsNoPicture() throws Exception {
        var reply = api.post("/search", "{}".getBytes(), "Content-Type", "application/json; charset=utf-8");

        assertEquals(415, reply.status());
        assertEquals("Unsupported content type application/json", reply.error());
    }

    @Test
    void refusesAUrlThatIsNone() throws Exception {
        for (String url : List.of("notaurl", "file:///etc/passwd", "ftp%3A%2F%2Fhost%2Fa.jpg", "")) {
            var reply = api.get("/search?url=" + url);
            assertEquals(400, reply.status(), url);
            assertTrue(reply.error().startsWith("Invalid image url"), reply.error());
        }
    }

    @Test
    void saysThatAPictureCannotBeFetched() throws Exception {
        var reply = api.get("/search?url=https%3A%2F%2Ffoobar%2Fgone.jpg");

        assertEquals(400, reply.status());
        assertEquals("Failed to fetch image https://foobar/gone.jpg", reply.error());
    }

    private static void assertNoImage(Api.Reply reply) throws IOException {
        assertEquals(400, reply.status(), reply.body());
        assertEquals("No image: send url, a multipart file or a raw body", reply.error());
    }
}
