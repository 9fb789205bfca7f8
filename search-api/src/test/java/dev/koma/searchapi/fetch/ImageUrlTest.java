package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "notaurl",
                "",
                "   ",
                "http:",
                "http://",
                "http:/host/a.jpg",
                "https:host",
                "//host/a.jpg",
                "/a.jpg",
                "http://host name/",
                "http://host\nname/",
                "http://host\\@127.0.0.1/",
                "http://%zz/",
                "://host"
            })
    void F1_refusesWhatIsNoAbsoluteUrl(String text) {
        assertThrows(URISyntaxException.class, () -> ImageUrl.parse(text));
    }

    @Test
    void F1_refusesUrlsOfFiveKilobytesAndMore() {
        assertThrows(URISyntaxException.class, () -> ImageUrl.parse("http://host/" + "a".repeat(5_000)));
        assertThrows(URISyntaxException.class, () -> ImageUrl.parse("http://host/" + "a".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "file://host/etc/passwd",
                "ftp://host/a.jpg",
                "gopher://host/_x",
                "data:image/png;base64,AAAA",
                "jar:http://host/a.jar!/a.jpg",
                "dict://host:11211/stat",
                "blob:http://host/1",
                "javascript:alert(1)",
                "concat:http://host/a|http://host/b"
            })
    void F2_takesOnlyHttpAndHttps(String text) {
        assertThrows(URISyntaxException.class, () -> ImageUrl.parse(text));
    }

    @Test
    void F2_takesTheSchemeInUpperCase() throws Exception {
        ImageUrl url = ImageUrl.parse("HTTPS://Host.Example/A.jpg");
        assertEquals("host.example", url.host());
        assertEquals(443, url.port());
        assertEquals("/A.jpg", url.pathAndQuery());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "127.0.1",
                "0",
                "00.0.0.0",
                "2130706433",
                "0x7f.1",
                "0x7f000001",
                "0X7F.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "127.0.0.01",
                "127.0.0.1.1",
                "256.0.0.1",
                "127.0.0.999",
                "2852039166",
                "169.254.43518",
                "0xa9fea9fe",
                "0251.0376.0251.0376",
                "127.0.0.0x1",
                "①②⑦.0.0.1.5",
                "%31%32%37.0.0.1"
            })
    void F3_refusesUnusualSpellingsOfAddressesBeforeAnythingIsResolved(String host) {
        assertThrows(FetchFailure.class, () -> ImageUrl.parse("http://" + host + "/a.jpg"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "①②⑦.0.0.1, 127.0.0.1",
        "１２７。０。０。１, 127.0.0.1",
        "LOCALHOST., localhost",
        "[::1], 0:0:0:0:0:0:0:1",
        "[::ffff:127.0.0.1], 127.0.0.1",
        "[0:0:0:0:0:ffff:7f00:1], 127.0.0.1",
        "例え.jp, xn--r8jz45g.jp",
        "my_host.example, my_host.example"
    })
    void F11_givesEachHostItsOneSpelling(String host, String canonical) throws Exception {
        assertEquals(canonical, ImageUrl.parse("http://" + host + "/").host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[fe80::1%25lo]",
                "[::1",
                "[]",
                "[v1.x]",
                "a..b",
                ".a",
                "-a.example",
                "a:b:c",
                "a:",
                "a:0",
                "a:65536"
            })
    void F10_refusesHostsAndPortsThatCannotBeRead(String host) {
        assertThrows(Exception.class, () -> ImageUrl.parse("http://" + host + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:pass@host/",
                "http://user@host/",
                "http://@host/",
                "http://a@127.0.0.1#@good.example",
                "http://good.example@127.0.0.1/",
                "http://good.example%5C@127.0.0.1/"
            })
    void F13_refusesUserInfo(String text) {
        assertThrows(FetchFailure.class, () -> ImageUrl.parse(text));
    }

    @Test
    void F13_readsTheSameHostThatItConnectsTo() throws Exception {
        assertEquals(
                "good.example", ImageUrl.parse("http://good.example/@127.0.0.1").host());
        assertEquals(
                "good.example",
                ImageUrl.parse("http://good.example?@127.0.0.1/").host());
        assertEquals(
                "good.example",
                ImageUrl.parse("http://good.example#@127.0.0.1/").host());
        assertThrows(URISyntaxException.class, () -> ImageUrl.parse("http://good.example\\@127.0.0.1/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://h /",
                "http://h/a%20b /a%20b",
                "http://h/a|b?c=[d] /a%7Cb?c=%5Bd%5D",
                "http://h/画?像 /%E7%94%BB?%E5%83%8F",
                "http://h//a //a",
                "http://h?q /?q"
            })
    void asksForThePathAsBrowsersDo(String text, String target) throws Exception {
        assertEquals(target, ImageUrl.parse(text).pathAndQuery());
    }

    @ParameterizedTest
    @CsvSource({
        "/b.jpg, http://h/b.jpg",
        "c.jpg, http://h/dir/c.jpg",
        "../c.jpg, http://h/c.jpg",
        "?x=1, http://h/dir/?x=1",
        "//other/d.jpg, http://other/d.jpg",
        "https://other/e.jpg, https://other/e.jpg"
    })
    void F18_followsRelativeLocations(String location, String target) throws Exception {
        assertEquals(
                target,
                ImageUrl.parse("http://h/dir/a.jpg")
                        .redirectedTo(location)
                        .uri()
                        .toString());
    }
}
