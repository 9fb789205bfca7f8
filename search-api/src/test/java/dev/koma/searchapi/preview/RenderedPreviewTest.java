package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.media.Natives;
import dev.koma.media.probe.MediaInfo;
import dev.koma.media.probe.Probe;
import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from the link to a clip that plays, with a film that is made here. */
@QuarkusTest
@TestProfile(RenderedPreviewTest.Profile.class)
class RenderedPreviewTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long SECOND = 1_000_000;

    @TempDir
    static Path directory;

    private static Path film;

    @TestHTTPResource("/")
    URI server;

    @Inject
    PreviewLinks links;

    @Inject
    PreviewParts.Videos videos;

    private VideoRecord video;

    /** The server with {@link PreviewParts} and the renderers that it really has. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(PreviewParts.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "koma.data",
                    "target/rendered-data",
                    "koma.anilist.url",
                    "",
                    "koma.rate-limits",
                    "api:1000000,media:1000000,web:1000000");
        }
    }

    @BeforeAll
    static void makeAFilmOfTwoShots() throws Exception {
        film = directory.resolve("film.mp4");
        String shots = "testsrc2=s=1280x720:r=24:d=6[a];mandelbrot=s=1280x720:r=24,trim=duration=6[b];"
                + "[a][b]concat=n=2:v=1[v];sine=f=440:d=12[s]";
        ProcessBuilder ffmpeg = Natives.ffmpeg(List.of(
                "-v",
                "error",
                "-filter_complex",
                shots,
                "-map",
                "[v]",
                "-map",
                "[s]",
                "-c:v",
                "libopenh264",
                "-b:v",
                "3M",
                "-g",
                "48",
                "-c:a",
                "aac",
                film.toString()));
        Process process = ffmpeg.redirectErrorStream(true)
                .redirectOutput(directory.resolve("ffmpeg.txt").toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> read(directory.resolve("ffmpeg.txt")));
    }

    @BeforeEach
    void index() {
        video = new VideoRecord(
                new VideoId(System.nanoTime()),
                film,
                21,
                "Film",
                1,
                0,
                "00",
                12 * SECOND,
                16 / 9.0,
                288,
                2,
                2,
                List.of(6 * SECOND),
                Coverage.COMPLETE,
                null);
        videos.all.clear();
        videos.all.put(video.id(), video);
    }

    @Test
    void rendersTheShotAroundTheMomentAndThenServesItFromTheCache() throws Exception {
        String link = links.video(server.toString(), video, 8 * SECOND);

        HttpResponse<byte[]> first = get(link);
        assertEquals(200, first.statusCode());
        double start =
                Double.parseDouble(first.headers().firstValue("x-video-start").orElseThrow());
        double end =
                Double.parseDouble(first.headers().firstValue("x-video-end").orElseThrow());
        assertTrue(start >= 6 && end <= 12 && start < 8 && end > 8, start + " to " + end);
        MediaInfo clip = Probe.probe(Files.write(directory.resolve("clip.mp4"), first.body()));
        assertEquals("h264", clip.videoCodec());
        assertEquals("aac", clip.audioCodec());
        assertEquals(320, clip.width());
        assertEquals(180, clip.height());
        assertEquals(end - start, clip.durationMicros() / 1e6, 0.15);

        HttpResponse<Void> head =
                HTTP.send(HttpRequest.newBuilder(URI.create(link)).HEAD().build(), BodyHandlers.discarding());
        assertEquals(
                Integer.toString(first.body().length),
                head.headers().firstValue("Content-Length").orElseThrow());
        assertArrayEquals(first.body(), get(link).body());
    }

    @Test
    void M13_headTellsTheTrueLengthOfTheClipThatASearchHasJustFound() throws Exception {
        videos.answer =
                new Answer(List.of(new Moment(video, 6 * SECOND, 7 * SECOND, 8 * SECOND, 0.95)), video.frames(), false);
        HttpResponse<byte[]> found = HTTP.send(
                HttpRequest.newBuilder(server.resolve("/search"))
                        .header("Content-Type", "image/jpeg")
                        .POST(BodyPublishers.ofByteArray(new byte[] {1}))
                        .build(),
                BodyHandlers.ofByteArray());
        String link =
                new ObjectMapper().readTree(found.body()).at("/result/0/video").asText() + "&size=l";

        HttpResponse<Void> head =
                HTTP.send(HttpRequest.newBuilder(URI.create(link)).HEAD().build(), BodyHandlers.discarding());

        byte[] clip = get(link).body();
        assertEquals(
                Integer.toString(clip.length),
                head.headers().firstValue("Content-Length").orElseThrow());
        MediaInfo info = Probe.probe(Files.write(directory.resolve("found.mp4"), clip));
        assertEquals(640, info.width());
        assertEquals("aac", info.audioCodec());
    }

    @Test
    void rendersWithoutSoundWhenMuted() throws Exception {
        byte[] clip = get(links.video(server.toString(), video, 2 * SECOND) + "&mute&size=s")
                .body();
        MediaInfo info = Probe.probe(Files.write(directory.resolve("mute.mp4"), clip));
        assertEquals(null, info.audioCodec());
        assertEquals(160, info.width());
    }

    @Test
    void M9_rendersTheLastFrameForATimeBehindTheEnd() throws Exception {
        byte[] last = get(links.image(server.toString(), video, 12 * SECOND)).body();
        byte[] behind = get(links.image(server.toString(), video, 500 * SECOND)).body();
        assertArrayEquals(last, behind);
        assertEquals(320, ImageIO.read(new ByteArrayInputStream(last)).getWidth());
        assertEquals(
                200, get(links.video(server.toString(), video, 500 * SECOND)).statusCode());
    }

    @Test
    void rendersTheSameBytesAgainSoThatTheirTagStaysTrue() throws Exception {
        String link = links.video(server.toString(), video, 3 * SECOND);
        byte[] once = get(link).body();
        try (var cached = Files.newDirectoryStream(Path.of("target/rendered-data/cache/previews"))) {
            for (Path each : cached) {
                Files.delete(each);
            }
        }
        assertArrayEquals(once, get(link).body());
    }

    @Test
    void startsToAnswerSoonAndAtOnceFromTheCache() throws Exception {
        String link = links.video(server.toString(), video, 9 * SECOND) + "&size=l";
        Duration first = timeToFirstByte(link);
        Duration second = timeToFirstByte(link);
        // Generous, since other builds share the machine; the figures are printed for whoever wants to know.
        System.err.printf("first byte of a clip: %d ms rendered, %d ms cached%n", first.toMillis(), second.toMillis());
        assertTrue(first.toMillis() < 10_000, first.toString());
        assertTrue(second.toMillis() < 1_000, second.toString());
    }

    private static Duration timeToFirstByte(String link) throws Exception {
        long start = System.nanoTime();
        HttpResponse<InputStream> response =
                HTTP.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertTrue(body.read() >= 0);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            body.transferTo(OutputStream.nullOutputStream());
            return time;
        }
    }

    private static HttpResponse<byte[]> get(String link) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(link))
                        .timeout(Duration.ofSeconds(40))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
