package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewLinksTest {
    private final Tokens tokens = new Tokens(
            List.of("a key of thirty-two characters!!"), Duration.ofHours(1), new SetClock("2026-01-01T10:20:30Z"));
    private final PreviewLinks links = new PreviewLinks(tokens);

    @Test
    void looksAsTheContractSays() {
        String link =
                links.video("https://host", video("Nekopara - OVA (BD 1280x720 x264 AAC).mp4", 99_939), 98_310_000);
        assertEquals(
                "https://host/video/99939/Nekopara%20-%20OVA%20%28BD%201280x720%20x264%20AAC%29.mp4?t=98.31&token=",
                link.substring(0, link.indexOf("token=") + 6));
    }

    @Test
    void M3_hasTheSameTokenForClipAndStill() {
        VideoRecord video = video("a.mp4", 21);
        assertEquals(
                links.video("http://h", video, 5_000_000).replace("/video/", "/image/"),
                links.image("http://h", video, 5_000_000));
    }

    @Test
    void hasADashForAVideoWithoutAniListIdAndNoDoubledSlash() {
        assertTrue(links.image("http://h/", video("a.mp4", null), 0).startsWith("http://h/image/-/a.mp4?t=0&token="));
    }

    @ParameterizedTest
    @CsvSource({"98306542, 98.31", "98310000, 98.31", "98310001, 98.32", "0, 0", "1, 0.01", "7500000, 7.5", "-5, 0"})
    void pointsIntoTheFrameThatBeginsAtTheMoment(long micros, String seconds) {
        String link = links.video("http://h", video("a.mp4", 1), micros);
        assertTrue(link.contains("?t=" + seconds + "&"), link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100% real.mp4",
                "a%2Fb.mp4",
                "a#b.mp4",
                "a?b=c.mp4",
                "a;b=c.mp4",
                "it's \"quoted\".mp4",
                "line\nbreak.mp4",
                "emoji 😀.mp4",
                "ガ.mp4",
                "カ\u3099.mp4",
                "trailing dot.",
                "...",
                "-rf.mp4",
                "a&b+c.mp4",
                "\\.mp4"
            })
    void M8_encodesEveryNameSoThatItComesBackWhole(String name) {
        URI link = URI.create(links.video("http://h", video(name, 21), 1_000_000));
        assertEquals("/video/21/" + name, link.getPath());
        assertTrue(link.getRawPath().matches("[A-Za-z0-9/%._~-]+"), link.getRawPath());
        String token = link.getRawQuery().replaceAll(".*token=", "");
        assertInstanceOf(TokenCheck.Good.class, tokens.check(token));
    }

    @Test
    void M8_encodesANameOf255Bytes() {
        String name = "あ".repeat(83) + ".mkv";
        assertEquals(
                "/video/21/" + name,
                URI.create(links.video("http://h", video(name, 21), 0)).getPath());
    }

    private static VideoRecord video(String name, @Nullable Integer anilist) {
        return new VideoRecord(
                new VideoId(7),
                Path.of("/library", name),
                anilist,
                "Title",
                1,
                0,
                "00",
                100_000_000,
                16 / 9.0,
                2_400,
                10,
                5,
                List.of(),
                Coverage.COMPLETE,
                null);
    }
}
