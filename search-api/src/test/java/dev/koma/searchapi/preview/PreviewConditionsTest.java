package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.VideoRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(PreviewHarness.Profile.class)
class PreviewConditionsTest extends PreviewHarness {
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
}
