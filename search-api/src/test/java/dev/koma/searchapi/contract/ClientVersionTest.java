package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads of clients that would rather speak HTTP/2 and ask for an upgrade with the first request, as Java's own does. */
@QuarkusTest
@TestProfile(ContractProfile.class)
class ClientVersionTest {
    private static final int LIMIT = 10 * 1024 * 1024;

    /** HTTP/2 is what it prefers unless told otherwise. */
    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    FakeDecoder decoder;

    @Inject
    FakeIndex index;

    @BeforeEach
    void reset() {
        decoder.reset();
        index.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 100_000, LIMIT})
    void takesUploadsThatAskForAnUpgrade(int size) throws Exception {
        byte[] file = picture(size);

        HttpResponse<String> raw = post("image/jpeg", file);
        assertEquals(200, raw.statusCode(), raw.body());
        assertEquals(HttpClient.Version.HTTP_1_1, raw.version());
        assertArrayEquals(file, decoder.last);
        decoder.reset();

        HttpResponse<String> form =
                post("multipart/form-data; boundary=xyz", Api.form("xyz", "name=\"image\"; filename=\"a.jpg\"", file));
        assertEquals(200, form.statusCode(), form.body());
        assertArrayEquals(file, decoder.last);
    }

    @Test
    void refusesWhatIsNoPictureAndWhatIsTooLarge() throws Exception {
        assertEquals(400, post("image/jpeg", new byte[100]).statusCode());
        assertEquals(400, post("image/jpeg", new byte[0]).statusCode());
        assertEquals(413, post("image/jpeg", picture(LIMIT + 1)).statusCode());
    }

    private HttpResponse<String> post(String type, byte[] body) throws Exception {
        BodyPublisher publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest request = HttpRequest.newBuilder(
                        Api.ofTheServerUnderTest().base().resolve("/search"))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(20))
                .POST(publisher)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static byte[] picture(int size) {
        byte[] file = new byte[size];
        Arrays.fill(file, (byte) 7);
        file[0] = (byte) 0xff;
        file[1] = (byte) 0xd8;
        return file;
    }
}
