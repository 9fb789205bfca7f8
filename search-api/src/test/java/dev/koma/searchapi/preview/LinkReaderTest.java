package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import dev.koma.searchapi.http.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReaderTest {
    private static final VideoRecord VIDEO = new VideoRecord(
            new VideoId(7),
            Path.of("/library/a.mp4"),
            21,
            "Title",
            1,
            0,
            "00",
            10_000_000,
            16 / 9.0,
            240,
            10,
            5,
            List.of(),
            Coverage.COMPLETE,
            null);

    private final SetClock clock = new SetClock("2026-01-01T10:20:30Z");
    private final Tokens tokens = new Tokens(List.of("a key of thirty-two characters!!"), Duration.ofHours(1), clock);
    private final LinkReader reader = reader(id -> Optional.of(VIDEO), Optional::of);

    @Test
    void readsALink() {
        LinkedMoment moment = reader.read(query(5_00, "t=5&size=l&mute"));
        assertEquals(5_000_000, moment.atMicros());
        assertEquals(640, moment.width());
        assertEquals(true, moment.mute());
        assertEquals(320, reader.read(query(5_00, "t=5")).width());
        assertEquals(160, reader.read(query(5_00, "t=5.00&size=s")).width());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "-99999999999, 0", "0, 0", "999, 9990000", "1000, 9999999", "999999999999, 9999999"})
    void M9_clampsTheSignedTimeToTheVideo(long hundredths, long atMicros) {
        assertEquals(
                atMicros,
                reader.read(query(hundredths, "t=" + Seconds.text(hundredths))).atMicros());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=", "t=NaN", "t=Infinity", "t=1e308", "t=5&t=x", "t=five"})
    void M9_refusesATimeThatCannotBeRead(String parameters) {
        assertRefused(400, "Bad Request. Invalid param: t", reader, query(5_00, parameters));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=6", "t=-5", "t=5.01", "t=5&t=6", "t=99999"})
    void M2_refusesAnotherTimeThanTheSignedOne(String parameters) {
        assertRefused(403, "Forbidden: the token is not valid", reader, query(5_00, parameters));
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=xl", "size=", "size", "size=l&size=s", "size=L", "size=640"})
    void M10_refusesOtherSizes(String size) {
        assertRefused(400, "Bad Request. Invalid param: size", reader, query(5_00, "t=5&" + size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minDuration=NaN", "minDuration=-1&maxDuration=999", "maxDuration=0.1&minDuration=2"})
    void M11_ignoresLengthsWhichTheSceneAloneDecides(String parameters) {
        assertEquals(reader.read(query(5_00, "t=5")), reader.read(query(5_00, "t=5&" + parameters)));
    }

    @Test
    void M11_mutesWheneverMuteIsThere() {
        assertEquals(true, reader.read(query(5_00, "t=5&mute=0")).mute());
    }

    @Test
    void M6_saysThatAVideoIsGone() {
        String gone = "Not found: this video is no longer in the library";
        assertRefused(404, gone, reader(id -> Optional.empty(), Optional::of), query(5_00, "t=5"));
        assertRefused(404, gone, reader(id -> Optional.of(VIDEO), path -> Optional.empty()), query(5_00, "t=5"));
    }

    @Test
    void saysThatTheIndexDoesNotAnswer() {
        LinkReader broken = reader(
                id -> {
                    throw new IOException("disk");
                },
                Optional::of);
        assertRefused(503, "Database is not responding", broken, query(5_00, "t=5"));
    }

    @Test
    void checksTokenThenExpiryThenVideoThenParameters() {
        LinkReader gone = reader(id -> Optional.empty(), Optional::of);
        PreviewQuery bad = query(5_00, "t=x&size=xl");
        assertRefused(404, "Not found: this video is no longer in the library", gone, bad);
        assertRefused(400, "Bad Request. Invalid param: t", reader, bad);
        clock.advance(Duration.ofHours(2));
        assertRefused(410, "This link has expired: search again", gone, bad);
        assertRefused(403, "Forbidden: the token is not valid", gone, query(5_00, "t=6&size=xl"));
        assertRefused(403, "Forbidden: the token is not valid", gone, PreviewQuery.parse("t=5&size=xl&token=x"));
        assertRefused(403, "Forbidden: the token is not valid", gone, PreviewQuery.parse(null));
    }

    @Test
    void refusesTwoTokens() {
        String good = tokens.sign(VIDEO.id(), 5_00);
        assertRefused(
                403,
                "Forbidden: the token is not valid",
                reader,
                PreviewQuery.parse("t=5&token=" + good + "&token=" + tokens.sign(VIDEO.id(), 6_00)));
    }

    private LinkReader reader(LinkReader.Videos videos, ServedFiles files) {
        return new LinkReader(tokens, videos, files);
    }

    private PreviewQuery query(long hundredths, String parameters) {
        return PreviewQuery.parse("token=" + tokens.sign(VIDEO.id(), hundredths) + "&" + parameters);
    }

    private static void assertRefused(int status, String sentence, LinkReader reader, PreviewQuery query) {
        ApiException refusal = assertThrows(ApiException.class, () -> reader.read(query));
        assertEquals(status + " " + sentence, refusal.status() + " " + refusal.sentence());
    }
}
