package dev.koma.searchapi.preview;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.sceneindex.search.Answer;
import dev.koma.sceneindex.search.Moment;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PreviewHarness.Profile.class)
class RenderedAheadTest extends PreviewHarness {
    private static final Path CACHE = Path.of("target/preview-data/cache/previews");

    @Test
    void M13_headTellsTheLengthOfWhatASearchHasJustFound() throws Exception {
        String link = search(video("a.mp4"), 0.90);

        HttpResponse<Void> looked = head(link + "&size=l");

        assertEquals(200, looked.statusCode());
        assertEquals("100000", header(looked, "Content-Length"));
        HttpResponse<byte[]> got = get(link + "&size=l");
        assertEquals(FakeRendering.BYTES, got.body().length);
        assertEquals(header(got, "ETag"), header(looked, "ETag"));
        assertEquals(1, rendering.count.get());
    }

    @Test
    void M13_headOfAnythingElseRendersNothing() throws Exception {
        VideoRecord video = video("a.mp4");
        String link = search(video, 0.95);
        head(link + "&size=l");
        Set<String> before = cached();

        for (String other : List.of(
                link,
                link + "&size=s",
                link + "&size=l&mute",
                links.video(server.toString(), video, 20_000_000) + "&size=l",
                links.video(server.toString(), video("b.mp4"), 10_000_000) + "&size=l",
                links.image(server.toString(), video, 10_000_000) + "&size=l")) {
            HttpResponse<Void> looked = head(other);
            assertEquals(200, looked.statusCode(), other);
            assertTrue(looked.headers().firstValue("Content-Length").isEmpty(), other);
        }
        assertEquals(before, cached());
        assertEquals(1, rendering.count.get());
    }

    @Test
    void M13_headRendersNothingForALookAlike() throws Exception {
        String link = search(video("a.mp4"), 0.89);
        Set<String> before = cached();

        HttpResponse<Void> looked = head(link + "&size=l");

        assertTrue(looked.headers().firstValue("Content-Length").isEmpty());
        assertEquals(before, cached());
        assertEquals(0, rendering.count.get());
    }

    @Test
    void rendersWhatASearchFoundWhenNobodyAsks() throws Exception {
        int before = cached().size();

        String link = search(video("a.mp4"), 0.95);

        await().until(() -> cached().size() == before + 1);
        assertEquals("100000", header(head(link + "&size=l"), "Content-Length"));
        assertEquals(1, rendering.count.get());
    }

    /** Has the server find a moment of this video; returns the link to its clip. */
    private String search(VideoRecord video, double similarity) throws Exception {
        videos.answer = new Answer(
                List.of(new Moment(video, 9_000_000, 10_000_000, 11_000_000, similarity)), video.frames(), false);
        HttpResponse<byte[]> found = HTTP.send(
                request(server.resolve("/search").toString(), "Content-Type", "image/jpeg")
                        .POST(BodyPublishers.ofByteArray(new byte[] {1}))
                        .build(),
                BodyHandlers.ofByteArray());
        assertEquals(200, found.statusCode(), text(found));
        return new ObjectMapper().readTree(found.body()).at("/result/0/video").asText();
    }

    private static Set<String> cached() throws IOException {
        try (var files = Files.list(CACHE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mp4") || name.endsWith(".jpg"))
                    .collect(Collectors.toSet());
        }
    }
}
