package dev.koma.searchapi.preview;

import static org.awaitility.Awaitility.await;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Asks a server with {@link PreviewParts} and {@link FakeRendering} for previews. */
abstract class PreviewHarness {
    static final AtomicLong IDS = new AtomicLong(System.nanoTime());
    static final HttpClient HTTP = HttpClient.newHttpClient();

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
                    "koma.rate-limits",
                    "api:1000000,media:1000000,web:1000000",
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

    VideoRecord video(String name) throws IOException {
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
                16 / 9.0,
                1_440,
                100,
                20,
                List.of(),
                Coverage.COMPLETE,
                null);
        videos.all.put(video.id(), video);
        return video;
    }

    String clip(VideoRecord video) {
        return links.video(server.toString(), video, 10_000_000);
    }

    String still(VideoRecord video) {
        return links.image(server.toString(), video, 10_000_000);
    }

    static HttpResponse<byte[]> get(String uri, String... headers) throws Exception {
        return HTTP.send(request(uri, headers).build(), BodyHandlers.ofByteArray());
    }

    static HttpResponse<Void> head(String uri, String... headers) throws Exception {
        return HTTP.send(request(uri, headers).HEAD().build(), BodyHandlers.discarding());
    }

    static HttpRequest.Builder request(String uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("no " + name);
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
