package dev.koma.searchapi.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.media.still.StillFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, whole",
                "bytes=0-0, 0-0",
                "bytes=0-, 0-999",
                "bytes=10-19, 10-19",
                "Bytes = 10-19, 10-19",
                "bytes=990-2000, 990-999",
                "bytes=-1, 999-999",
                "bytes=-2000, 0-999",
                "bytes=-0, unsatisfiable",
                "bytes=1000-, unsatisfiable",
                "bytes=99999999999999999999999-, unsatisfiable",
                "bytes=0-99999999999999999999999, 0-999",
                "bytes=-99999999999999999999999, 0-999",
                "'bytes=0-1,5-6', whole",
                "bytes=9-3, whole",
                "bytes=, whole",
                "bytes=-, whole",
                "bytes=a-b, whole",
                "bytes=--1, whole",
                "items=0-1, whole",
                "0-1, whole"
            })
    void M12_readsRanges(String header, String expected) {
        String read = switch (ByteRange.parse(header, 1000)) {
            case ByteRange.Whole whole -> "whole";
            case ByteRange.Part part -> part.first() + "-" + part.last();
            case ByteRange.Unsatisfiable none -> "unsatisfiable";
        };
        assertEquals(expected, read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "none",
            value = {
                "none|false",
                "\"abc\"|true",
                "W/\"abc\"|true",
                "*|true",
                "\"x\", \"abc\"|true",
                "\"x\",W/\"abc\" , \"y\"|true",
                "\"a,b\", \"abc\"|true",
                "abc|false",
                "\"abc|false",
                "'abc'|false",
                "\"ABC\"|false",
                "\"abcd\"|false",
                "\"x\"|false",
                "v0|false"
            })
    void M14_comparesTags(String header, boolean matches) {
        assertEquals(matches, EntityTags.matchesAny(header, "\"abc\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "none",
            value = {
                "none|true",
                "\"abc\"|true",
                "W/\"abc\"|false",
                "\"x\"|false",
                "Wed, 21 Oct 2015 07:28:00 GMT|false"
            })
    void M12_answersARangeOnlyOfTheSamePreview(String ifRange, boolean allowed) {
        assertEquals(allowed, EntityTags.allowsRange(ifRange, "\"abc\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|JPEG",
                "*/*|JPEG",
                "image/*|JPEG",
                "image/jxl|JPEG",
                "image/webp|WEBP",
                "IMAGE/WEBP|WEBP",
                "image/webp;q=0|JPEG",
                "image/webp;q=0.0|JPEG",
                "image/webp;q=0, */*|JPEG",
                "image/webp;q=0.5, image/jpeg|JPEG",
                "image/jpeg;q=0.5, image/webp|WEBP",
                "image/jpeg, image/webp|WEBP",
                "image/webp;q=0.8, */*;q=0.1|WEBP",
                "image/webp;q=0.1, */*;q=0.8|JPEG",
                "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8|WEBP",
                "garbage;;;q=,,,|JPEG",
                "image/webp;q=abc|WEBP"
            })
    void M15_choosesTheFormatByWeight(String accept, StillFormat format) {
        assertEquals(format, AcceptedStill.of(accept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "t=98.31&token=T|T|98.31|[]|false",
                "t=98.31&token=T&size=l|T|98.31|[l]|false",
                "t=98.31&token=T?size=l|T|98.31|[l]|false",
                "t=98.31&token=T?size=l&mute|T|98.31|[l]|true",
                "t=98.31&token=T&mute|T|98.31|[]|true",
                "t=98.31&token=T&mute=0|T|98.31|[]|true",
                "t=98.31&token=T&|T|98.31|[]|false",
                "&t=98.31&&token=T?&size=s&|T|98.31|[s]|false",
                "t=98.31&token=T&size=|T|98.31|[]|false"
            })
    void understandsWhatClientsAppend(String query, String token, String time, String sizes, boolean mute) {
        PreviewQuery read = PreviewQuery.parse(query);
        assertEquals("[" + token + "]", read.tokens().toString());
        assertEquals("[" + time + "]", read.times().toString());
        assertEquals(sizes, read.sizes().toString());
        assertEquals(mute, read.mute());
    }

    @Test
    void M10_keepsAllSizes() {
        assertEquals(
                "[l, s]", PreviewQuery.parse("size=l&size=s&size=l").sizes().toString());
        assertEquals(1, PreviewQuery.parse("size=").sizes().size());
        assertEquals(0, PreviewQuery.parse(null).sizes().size());
    }

    @ParameterizedTest
    @CsvSource({
        "98.31, 9831",
        "98.3, 9830",
        "98, 9800",
        "98., 9800",
        "98.319, 9831",
        "-1, -100",
        "NaN, none",
        "Infinity, none",
        "1e308, none",
        "'', none",
        "0x10, none",
        "1 , 100",
        "1000000000000000, none"
    })
    void M9_readsTimes(String text, String hundredths) {
        var read = Seconds.hundredths(text);
        assertEquals(hundredths, read.isPresent() ? Long.toString(read.getAsLong()) : "none");
    }
}
