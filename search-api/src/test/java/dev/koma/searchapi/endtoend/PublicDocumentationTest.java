package dev.koma.searchapi.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the public API documentation work as printed, only the host changed. */
@QuarkusTest
@TestProfile(EndToEndProfile.class)
class PublicDocumentationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String host = ConfigProvider.getConfig().getValue("test.url", String.class);
    private final String picture =
            "http://" + ConfigProvider.getConfig().getValue("koma.fetch.allow", String.class) + "/baz.jpg";
    private final String escaped = URLEncoder.encode(picture, StandardCharsets.UTF_8);

    @BeforeEach
    void theLibraryIsIndexed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> get("/status").path("indexed").asInt() == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?url={}",
                "/search?cutBorders&url={}",
                "/search?anilistID=21&url={}",
                "/search?url={}&",
                "/search?url={}?anilistInfo",
            })
    void searchesByTheAddressOfAPicture(String call) throws Exception {
        assertFound(get(call.replace("{}", escaped)));
    }

    @Test
    void searchesByAnAddressThatNobodyEscaped() throws Exception {
        assertFound(get("/search?url=" + picture));
    }

    @Test
    void searchesByGetWithAContentTypeOfJson() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(host + "/search?url=" + escaped))
                .header("Content-Type", "application/json")
                .build();

        assertFound(JSON.readTree(client.send(request, BodyHandlers.ofString()).body()));
    }

    @Test
    void searchesByAFormAsFetchSendsIt() throws Exception {
        String boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"blob\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(Files.readAllBytes(LibraryOfFilms.screenshot()));
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(URI.create(host + "/search"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();

        assertFound(JSON.readTree(client.send(request, BodyHandlers.ofString()).body()));
    }

    @Test
    void searchesByAFormAsCurlSendsIt() throws Exception {
        assertFound(curl("-F", "image=@" + LibraryOfFilms.screenshot(), host + "/search"));
    }

    @Test
    void searchesByABodyAsCurlSendsIt() throws Exception {
        assertFound(curl("--data-binary", "@" + LibraryOfFilms.screenshot(), host + "/search"));
    }

    @Test
    void searchesByAnAddressAsCurlSendsIt() throws Exception {
        assertFound(curl(host + "/search?anilistInfo&url=" + escaped));
    }

    @Test
    void includesWhatIsKnownOfTheTitle() throws Exception {
        JsonNode anilist =
                assertFound(get("/search?anilistInfo&url=" + escaped)).path("anilist");

        assertEquals(21, anilist.path("id").asInt());
        assertEquals("コマ", anilist.path("title").path("native").asText());
        assertTrue(anilist.path("title").path("english").isNull());
    }

    @Test
    void findsNothingInATitleThatIsNotThere() throws Exception {
        JsonNode answer = get("/search?anilistID=1&url=" + escaped);

        assertEquals(0, answer.path("result").size());
        assertEquals(0, answer.path("frameCount").asInt(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&size=l", "&size=m", "&size=s", "?size=l"})
    void servesTheStillOfAMoment(String appended) throws Exception {
        HttpResponse<byte[]> still = media("image", appended);

        assertEquals(200, still.statusCode(), new String(still.body(), StandardCharsets.UTF_8));
        assertEquals("image/jpeg", still.headers().firstValue("Content-Type").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&size=s", "&mute", "&size=s&mute"})
    void servesTheClipOfAMoment(String appended) throws Exception {
        HttpResponse<byte[]> clip = media("video", appended);

        assertEquals(200, clip.statusCode(), new String(clip.body(), StandardCharsets.UTF_8));
        assertEquals("video/mp4", clip.headers().firstValue("Content-Type").orElse(""));
        assertTrue(clip.headers().firstValue("x-video-start").isPresent());
    }

    @Test
    void showsWhatAGuestMayUse() throws Exception {
        JsonNode me = curl(host + "/me");

        assertEquals("127.0.0.1", me.path("id").asText());
        assertEquals(5, me.size());
    }

    @Test
    void refusesTheKeyOfTheDocumentation() throws Exception {
        assertEquals(
                "Invalid API key",
                curl(host + "/me", "-H", "x-trace-key: xxxxxxxxxxxxxxxxxxxxxxx")
                        .path("error")
                        .asText());
        assertEquals(
                "Invalid API key",
                curl(host + "/me?key=xxxxxxxxxxxxxxxxxxxxxxx").path("error").asText());
    }

    private HttpResponse<byte[]> media(String kind, String appended) throws IOException, InterruptedException {
        String link = assertFound(get("/search?url=" + escaped)).path(kind).asText();
        assertTrue(link.startsWith(host), link);
        return client.send(HttpRequest.newBuilder(URI.create(link + appended)).build(), BodyHandlers.ofByteArray());
    }

    private JsonNode get(String call) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(host + call)).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    /** Only where curl is installed; the same calls are made above without it. */
    private static JsonNode curl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "--silent", "--max-time", "30"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            return Assumptions.abort("curl is not installed");
        }
        byte[] said = process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(40, TimeUnit.SECONDS));
        return JSON.readTree(said);
    }

    private static JsonNode assertFound(JsonNode answer) {
        assertEquals("", answer.path("error").asText("no answer"), answer.toString());
        JsonNode best = answer.path("result").path(0);
        assertEquals(LibraryOfFilms.FILM, best.path("filename").asText(), answer.toString());
        assertEquals(2, best.path("episode").asInt());
        double at = best.path("at").asDouble();
        boolean inside = best.path("from").asDouble() <= LibraryOfFilms.SECOND
                && best.path("to").asDouble() >= LibraryOfFilms.SECOND;
        assertTrue(inside || Math.abs(at - LibraryOfFilms.SECOND) <= 1, best.toString());
        assertTrue(answer.path("frameCount").asInt() >= 300, answer.toString());
        return best;
    }
}
