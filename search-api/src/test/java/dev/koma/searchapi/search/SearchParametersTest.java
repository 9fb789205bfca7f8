package dev.koma.searchapi.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParametersTest {
    @ParameterizedTest
    @CsvSource({
        "url=https%3A%2F%2Ffoobar%2Fbaz.jpg, https://foobar/baz.jpg",
        "url=https%3A%2F%2Ffoobar%2Fbaz.jpg&, https://foobar/baz.jpg",
        "cutBorders&url=https%3A%2F%2Ffoobar%2Fbaz.jpg, https://foobar/baz.jpg",
        "url=https://foobar/baz.jpg, https://foobar/baz.jpg",
        "url=https://foobar/baz.jpg?a=1, https://foobar/baz.jpg?a=1",
        "url=https://foobar/baz.jpg?a=1&b=2&c, https://foobar/baz.jpg?a=1&b=2&c",
        "url=https://foobar/baz.jpg?a=1&b=2&cutBorders&c=3, https://foobar/baz.jpg?a=1&b=2",
        "url=https://foobar/a%20b.jpg, https://foobar/a%20b.jpg",
        "url=https%3A%2F%2Ffoobar%2Fa%2520b.jpg, https://foobar/a%20b.jpg",
        "url=https%3A%2F%2Ffoobar%2Fa%2Bb.jpg, https://foobar/a+b.jpg",
        "url=https://foobar/a+b.jpg, https://foobar/a+b.jpg",
        "url=https%3A%2F%2Ffoobar%2Fbaz.jpg%3Fa%3D1&b=2, https://foobar/baz.jpg?a=1",
        "url=https%3A%2F%2Ffoobar%2F%E4%BE%8B.jpg, https://foobar/例.jpg",
        "url=a&url=b, a",
        "url=100%, 100%",
    })
    void readsTheUrl(String query, String url) {
        assertEquals(url, SearchParameters.parse(query).url());
    }

    @ParameterizedTest
    @CsvSource({
        "url=https%3A%2F%2Ffoobar%2Fbaz.jpg?anilistInfo, true, false",
        "url=https%3A%2F%2Ffoobar%2Fbaz.jpg?cutBorders, false, true",
        "url=https%3A%2F%2Ffoobar%2Fbaz.jpg?cutBorders?anilistInfo, true, true",
        "url=https://foobar/baz.jpg?anilistInfo, true, false",
        "url=https%3A%2F%2Ffoobar%2Fbaz.jpg?anilistInfo=1, true, false",
    })
    void readsFlagsThatAreGluedToTheUrl(String query, boolean anilistInfo, boolean cutBorders) {
        SearchParameters parameters = SearchParameters.parse(query);

        assertEquals("https://foobar/baz.jpg", parameters.url());
        assertEquals(anilistInfo, parameters.anilistInfo());
        assertEquals(cutBorders, parameters.cutBorders());
    }

    @Test
    void leavesAFlagThatBelongsToAnEscapedUrl() {
        SearchParameters parameters = SearchParameters.parse("url=https%3A%2F%2Ffoobar%2Fbaz.jpg%3FanilistInfo");

        assertEquals("https://foobar/baz.jpg?anilistInfo", parameters.url());
        assertFalse(parameters.anilistInfo());
    }

    @Test
    void readsFlagsWhateverTheirValue() {
        SearchParameters parameters = SearchParameters.parse("anilistInfo=0&cutBorders=false&&&");

        assertTrue(parameters.anilistInfo());
        assertTrue(parameters.cutBorders());
        assertNull(parameters.url());
        assertNull(parameters.anilist());
    }

    @Test
    void readsNothingFromNothing() {
        SearchParameters parameters = SearchParameters.parse(null);

        assertNull(parameters.url());
        assertFalse(parameters.anilistInfo());
    }

    @Test
    void readsAVeryLongQueryInTimeThatGrowsWithItsLength() {
        String query = "url=http://a/?" + "&x".repeat(15_000) + "?anilistInfo".repeat(1_000);

        SearchParameters parameters = SearchParameters.parse(query);

        assertTrue(parameters.url().startsWith("http://a/?&x&x"));
    }
}
