package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest extends FetcherHarness {
    @Test
    void F17_checksWhereARedirectLeads() throws Exception {
        for (String location : List.of(
                "http://127.0.0.1:" + decoy.port() + "/secret",
                "http://localhost:" + decoy.port() + "/secret",
                "//127.0.0.1:" + decoy.port() + "/secret",
                "http://[::ffff:127.0.0.1]:" + decoy.port() + "/secret",
                "http://other.test:" + decoy.port() + "/secret",
                "http://user@other.test/secret",
                "http://10.0.0.1/",
                "http://other.test:22/",
                "file:///etc/passwd",
                "ftp://other.test/a",
                "javascript:alert(1)")) {
            Listener server = opened(Listener.answering(Listener.redirect(302, location)));
            String target = "pictures.test:" + server.port();
            UrlFetcher fetcher = fetcher(
                    Map.of("pictures.test", "127.0.0.1", "other.test", "127.0.0.1", "localhost", "127.0.0.1"), target);
            assertRefused(fetcher, "http://" + target + "/a.jpg");
            assertEquals(1, server.connections(), location);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void F18_followsFiveRelativeRedirects(int status) throws Exception {
        Listener server = opened(Listener.answering((request, out) -> {
            int hop = request.getFirst().charAt("GET /".length()) - '0';
            (hop < 5 ? Listener.redirect(status, "/" + (hop + 1)) : Listener.picture(PICTURE)).to(request, out);
        }));
        String target = "pictures.test:" + server.port();

        assertArrayEquals(
                PICTURE, fetcher(Map.of("pictures.test", "127.0.0.1"), target).fetch("http://" + target + "/0"));
        assertEquals(6, server.connections());
    }

    @Test
    void F18_givesUpAtTheSixthRedirect() throws Exception {
        Listener server = opened(Listener.answering(Listener.redirect(302, "/again")));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
        assertEquals(6, server.connections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://[", "%", "http://host\\x/", "::", "http://h:99999/"})
    void F18_refusesMalformedLocations(String location) throws Exception {
        Listener server = opened(Listener.answering(Listener.redirect(302, location)));
        String target = "pictures.test:" + server.port();

        assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
        assertEquals(1, server.connections());
    }

    @Test
    void F18_refusesAMissingAndAnEndlessLocation() throws Exception {
        Listener missing = opened(Listener.answering((request, out) -> Listener.head(out, "302 Found")));
        Listener endless = opened(Listener.answering(Listener.redirect(302, "/" + "a".repeat(10_000))));
        for (Listener server : List.of(missing, endless)) {
            String target = "pictures.test:" + server.port();
            assertRefused(fetcher(Map.of("pictures.test", "127.0.0.1"), target), "http://" + target + "/");
        }
    }
}
