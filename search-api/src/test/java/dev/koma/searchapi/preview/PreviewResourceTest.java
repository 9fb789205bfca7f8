package dev.koma.searchapi.preview;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(PreviewResourceTest.Profile.class)
class PreviewResourceTest {
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path library;

    @TestHTTPResource("/")
    URI server;

    @Inject
    PreviewLinks links;

    @Inject
    PreviewQueues queues;

    @Inject
    PreviewParts.Videos videos;

    @Inject
    FakeRendering rendering;

    @Inject
    SetClock clock;

    /** The server with {@link PreviewParts}. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(PreviewParts.class, FakeRendering.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "koma.data",
                    "target/preview-data",
                    "koma.preview.queue-length",
                    "4",
                    "koma.preview.parallel",
                    "1",
                    "koma.anilist.url",
                    "");
        }
    }

    @BeforeEach
    void reset() {
        clock.set(Instant.parse("2026-01-01T10:20:30Z"));
        rendering.count.set(0);
        rendering.hold = null;
        rendering.broken = false;
        videos.all.clear();
    }

    @AfterEach
    void nothingIsHeld() {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> queues.clips().size() + queues.stills().size() == 0);
    }

    @Test
    void answersAClipWithItsBounds() throws Exception {
        HttpResponse<byte[]> response = get(clip(video("a.mp4")));
        assertEquals(200, response.statusCode());
        assertEquals("video/mp4", header(response, "Content-Type"));
        assertEquals("100000", header(response, "Content-Length"));
        assertEquals("bytes", header(response, "Accept-Ranges"));
        assertEquals("8.5", header(response, "x-video-start"));
        assertEquals("11", header(response, "x-video-end"));
        assertEquals("2.5", header(response, "x-video-duration"));
        assertTrue(text(response)
                .startsWith("clip ClipSpec[startMicros=8500000, endMicros=11000000, width=320, mute=false]"));
    }

    @Test
    void answersAStill() throws Exception {
        HttpResponse<byte[]> response = get(still(video("a.mp4")));
        assertEquals(200, response.statusCode());
        assertEquals("image/jpeg", header(response, "Content-Type"));
        assertTrue(text(response).startsWith("still 10000000 320 JPEG"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&size=l", "?size=l", "&size=l&", "&mute&size=l", "?mute?size=l"})
    void understandsParametersHoweverTheyAreAppended(String appended) throws Exception {
        String body = text(get(clip(video("a.mp4")) + appended));
        assertTrue(body.startsWith(
                "clip ClipSpec[startMicros=8500000, endMicros=11000000, width=640, mute=" + appended.contains("mute")));
    }

    @Test
    void M1_refusesAForgedTokenInJson() throws Exception {
        HttpResponse<byte[]> response = get(clip(video("a.mp4")) + "A");
        assertEquals(403, response.statusCode());
        assertEquals("{\"error\":\"Forbidden: the token is not valid\"}", text(response));
        assertEquals(403, get(server + "video/21/a.mp4").statusCode());
        assertEquals(
                403,
                get(server + "image/21/a.mp4?t=1&token=" + "A".repeat(10_000)).statusCode());
        assertEquals(403, get(server + "image/21/a.mp4?t=1&token=%00").statusCode());
        assertEquals(403, head(server + "video/21/a.mp4").statusCode());
    }

    @Test
    void M3_takesTheTokenOfAStillForTheClip() throws Exception {
        String still = still(video("a.mp4"));
        assertEquals(200, get(still.replace("/image/", "/video/")).statusCode());
    }

    @Test
    void M4_saysThatALinkHasExpired() throws Exception {
        String link = clip(video("a.mp4"));
        clock.advance(Duration.ofHours(2));
        assertEquals(410, get(link).statusCode());
        assertEquals(410, head(link).statusCode());
    }

    @Test
    void M6_saysThatAVideoIsGone() throws Exception {
        VideoRecord deleted = video("a.mp4");
        Files.delete(deleted.path());
        assertEquals(404, get(clip(deleted)).statusCode());
        VideoRecord removed = video("b.mp4");
        videos.all.clear();
        assertEquals(404, get(still(removed)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%2Fb.mp4",
                "a#b.mp4",
                "a?b=c.mp4",
                "a;b=c.mp4",
                "it's \"quoted\".mp4",
                "line\nbreak.mp4",
                "emoji 😀.mp4",
                "ガ.mp4",
                "trailing dot.",
                "100%.mp4",
                "-rf.mp4",
                "\\.mp4"
            })
    void M8_findsTheVideoWhateverItsName(String name) throws Exception {
        HttpResponse<byte[]> response = get(still(video(name)));
        assertEquals(200, response.statusCode());
        assertTrue(header(response, "Content-Disposition").matches("inline; filename\\*=UTF-8''[A-Za-z0-9%._~-]+"));
        assertEquals(200, head(clip(video(name))).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"video/-/x.mp4", "video/999/..%2F..%2Fetc%2Fpasswd", "video/0/a/b/c", "video/x/%2e%2e%2e"})
    void M8_doesNotBelieveThePath(String path) throws Exception {
        String query = clip(video("a.mp4")).replaceAll(".*\\?", "?");
        assertEquals(200, get(server + path + query).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"&size=xl", "&size=", "&size=l&size=s", "?size=xl"})
    void M10_refusesOtherSizes(String size) throws Exception {
        HttpResponse<byte[]> response = get(still(video("a.mp4")) + size);
        assertEquals(400, response.statusCode());
        assertEquals("{\"error\":\"Bad Request. Invalid param: size\"}", text(response));
        assertEquals(0, rendering.count.get());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 99999",
        "bytes=10-19, 10, 19",
        "bytes=99990-200000, 99990, 99999",
        "bytes=-5, 99995, 99999"
    })
    void M12_answersPartsOfAClip(String range, int first, int last) throws Exception {
        String link = clip(video("a.mp4"));
        byte[] whole = get(link).body();
        HttpResponse<byte[]> part = get(link, "Range", range);
        assertEquals(206, part.statusCode());
        assertEquals("bytes " + first + "-" + last + "/100000", header(part, "Content-Range"));
        assertEquals(Integer.toString(last - first + 1), header(part, "Content-Length"));
        assertArrayEquals(Arrays.copyOfRange(whole, first, last + 1), part.body());
        assertEquals(1, rendering.count.get());
    }

    @Test
    void M12_answersTheWholeClipToRangesItDoesNotServe() throws Exception {
        String link = clip(video("a.mp4"));
        assertEquals(200, get(link, "Range", "bytes=0-1,5-6").statusCode());
        assertEquals(
                200, get(link, "Range", "bytes=0-1", "If-Range", "\"another\"").statusCode());
        String etag = header(get(link), "ETag");
        assertEquals(206, get(link, "Range", "bytes=0-1", "If-Range", etag).statusCode());
    }

    @Test
    void M12_saysThatARangeIsBehindTheEnd() throws Exception {
        HttpResponse<byte[]> response = get(clip(video("a.mp4")), "Range", "bytes=100000-");
        assertEquals(416, response.statusCode());
        assertEquals("bytes */100000", header(response, "Content-Range"));
        assertEquals("{\"error\":\"Range Not Satisfiable: the preview has 100000 bytes\"}", text(response));
    }

    @Test
    void M13_headRendersNothingAndTellsTheLengthOnceItIsKnown() throws Exception {
        String link = clip(video("a.mp4"));
        HttpResponse<Void> before = head(link);
        assertEquals(200, before.statusCode());
        assertEquals("video/mp4", header(before, "Content-Type"));
        assertEquals("8.5", header(before, "x-video-start"));
        assertTrue(
                before.headers().firstValue("Content-Length").isEmpty(),
                before.headers().toString());
        assertEquals(0, rendering.count.get());

        HttpResponse<byte[]> got = get(link);
        HttpResponse<Void> after = head(link);
        assertEquals("100000", header(after, "Content-Length"));
        for (String same : List.of("ETag", "Content-Type", "Cache-Control", "x-video-end", "Accept-Ranges")) {
            assertEquals(header(got, same), header(after, same));
        }
        assertEquals(header(before, "ETag"), header(after, "ETag"));
        assertEquals(1, rendering.count.get());
    }

    @Test
    void M14_hasAQuotedTagForEachPreview() throws Exception {
        VideoRecord video = video("a.mp4");
        String etag = header(get(clip(video)), "ETag");
        assertTrue(etag.matches("\"[0-9a-f]{32}\""), etag);
        assertNotEquals(etag, header(get(clip(video) + "&size=l"), "ETag"));
        assertNotEquals(etag, header(get(clip(video) + "&mute"), "ETag"));
        assertNotEquals(etag, header(get(still(video)), "ETag"));
        assertNotEquals(etag, header(get(clip(video("b.mp4"))), "ETag"));
        assertEquals(etag, header(get(clip(video)), "ETag"));
    }

    @Test
    void M14_answersNotModifiedWithoutRendering() throws Exception {
        String link = clip(video("a.mp4"));
        String etag = header(head(link), "ETag");
        for (String condition : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
            HttpResponse<byte[]> response = get(link, "If-None-Match", condition);
            assertEquals(304, response.statusCode(), condition);
            assertEquals(etag, header(response, "ETag"));
            assertEquals(0, response.body().length);
        }
        assertEquals(0, rendering.count.get());
        assertEquals(200, get(link, "If-None-Match", "v0").statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"image/webp,*/*|image/webp", "image/webp;q=0|image/jpeg", "*/*|image/jpeg", "image/jxl|image/jpeg"
            })
    void M15_negotiatesTheFormatOfAStill(String accept, String type) throws Exception {
        String link = still(video("a.mp4"));
        HttpResponse<byte[]> response = get(link, "Accept", accept);
        assertEquals(200, response.statusCode());
        assertEquals(type, header(response, "Content-Type"));
        assertTrue(response.headers().allValues("Vary").contains("Accept"));
        assertEquals(type, header(head(link, "Accept", accept), "Content-Type"));
        HttpResponse<byte[]> unchanged = get(link, "Accept", accept, "If-None-Match", header(response, "ETag"));
        assertEquals(304, unchanged.statusCode());
        assertTrue(unchanged.headers().allValues("Vary").contains("Accept"));
    }

    @Test
    void M16_rendersOnceForAHundredRequests() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        rendering.hold = goOn;
        String link = clip(video("a.mp4"));
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(HTTP.sendAsync(request(link).build(), BodyHandlers.ofByteArray()));
        }
        await().until(() -> rendering.count.get() == 1);
        goOn.countDown();
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertEquals(200, answer.get().statusCode());
            assertEquals(FakeRendering.BYTES, answer.get().body().length);
        }
        assertEquals(1, rendering.count.get());
    }

    @Test
    void M17_refusesMoreClipsThanMayWait() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        rendering.hold = goOn;
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(HTTP.sendAsync(request(clip(video(i + ".mp4"))).build(), BodyHandlers.ofByteArray()));
        }
        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 15);
        goOn.countDown();
        int busy = 0;
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            if (answer.get().statusCode() == 503) {
                assertEquals("3", header(answer.get(), "Retry-After"));
                assertEquals("{\"error\":\"Too many previews are being rendered\"}", text(answer.get()));
                busy++;
            }
        }
        assertEquals(15, busy, "one is rendered, four wait");
    }

    @Test
    void M18_M20_answersHarmlessly() throws Exception {
        for (HttpResponse<byte[]> response : List.of(get(clip(video("a.mp4"))), get(still(video("a.mp4"))))) {
            assertEquals("nosniff", header(response, "X-Content-Type-Options"));
            assertEquals("no-referrer", header(response, "Referrer-Policy"));
            assertTrue(header(response, "Content-Security-Policy").startsWith("default-src 'none'"));
            assertTrue(header(response, "Content-Security-Policy").endsWith("sandbox"));
            assertEquals("private, max-age=5970", header(response, "Cache-Control"));
        }
    }

    @Test
    void M19_tellsNothingOfTheFileWhenRenderingFails() throws Exception {
        rendering.broken = true;
        String link = clip(video("a.mp4"));
        HttpResponse<byte[]> response = get(link);
        assertEquals(500, response.statusCode());
        assertEquals("{\"error\":\"This preview cannot be rendered\"}", text(response));
        rendering.broken = false;
        assertEquals(200, get(link).statusCode());
    }

    private VideoRecord video(String name) throws IOException {
        Path file = Files.writeString(library.resolve(name), "a video");
        VideoRecord video = new VideoRecord(
                new VideoId(IDS.incrementAndGet()),
                file,
                21,
                "Title",
                7,
                0,
                "00",
                60_000_000,
                1_440,
                100,
                List.of(),
                null);
        videos.all.put(video.id(), video);
        return video;
    }

    private String clip(VideoRecord video) {
        return links.video(server.toString(), video, 10_000_000);
    }

    private String still(VideoRecord video) {
        return links.image(server.toString(), video, 10_000_000);
    }

    private static HttpResponse<byte[]> get(String uri, String... headers) throws Exception {
        return HTTP.send(request(uri, headers).build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<Void> head(String uri, String... headers) throws Exception {
        return HTTP.send(request(uri, headers).HEAD().build(), BodyHandlers.discarding());
    }

    private static HttpRequest.Builder request(String uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("no " + name);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
