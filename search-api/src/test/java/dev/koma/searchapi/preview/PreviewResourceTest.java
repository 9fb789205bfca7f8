package dev.koma.searchapi.preview;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.VideoRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(PreviewHarness.Profile.class)
class PreviewResourceTest extends PreviewHarness {
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
}
