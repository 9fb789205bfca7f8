package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.http.BodyMemory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedUrlFetcherTest extends FetcherHarness {
    @Test
    void fetchesAPictureAndShowsLittleOfItself() throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        UrlFetcher fetcher = fetcher(Map.of("pictures.test", "127.0.0.1"), "pictures.test:" + server.port());

        assertArrayEquals(PICTURE, fetcher.fetch("http://pictures.test:" + server.port() + "/a b.jpg?x=1#frag"));

        List<String> request = server.requests().getFirst();
        assertEquals("GET /a%20b.jpg?x=1 HTTP/1.1", request.getFirst());
        List<String> lines = request.stream().map(String::toLowerCase).toList();
        assertTrue(lines.contains("host: pictures.test:" + server.port()), lines.toString());
        assertTrue(lines.contains("accept-encoding: identity"), lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("cookie") || line.startsWith("referer")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notaurl", "", "file:///etc/passwd", "data:image/png;base64,AA", "//host/a.jpg"})
    void F1_F2_saysThatAUrlIsInvalid(String url) throws Exception {
        UrlFetcher fetcher = fetcher(Map.of());
        InvalidImageUrlException refusal = assertThrows(InvalidImageUrlException.class, () -> fetcher.fetch(url));
        assertEquals("Invalid image url " + url, refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "0",
                "0.0.0.0",
                "2130706433",
                "0x7f.1",
                "0177.0.0.1",
                "017700000001",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]"
            })
    void F3_F8_neverReachesLoopbackHoweverItIsSpelled(String host) throws Exception {
        // The port is allowed, so that only the address can be the reason.
        UrlFetcher fetcher = fetcher(new SystemResolver(Duration.ofSeconds(3)), limits(decoy.port()), Set.of());
        assertRefused(fetcher, "http://" + host + ":" + decoy.port() + "/secret.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost."})
    void F4_refusesTheNamesOfThisMachine(String host) throws Exception {
        UrlFetcher fetcher = fetcher(new SystemResolver(Duration.ofSeconds(3)), limits(decoy.port()), Set.of());
        assertRefused(fetcher, "http://" + host + ":" + decoy.port() + "/secret.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo.localhost", "ip6-localhost", "127-0-0-1.nip.io", "lvh.me"})
    void F4_refusesNamesThatLeadToLoopback(String host) throws Exception {
        UrlFetcher fetcher = fetcher(name -> addresses("127.0.0.1"), limits(decoy.port()), Set.of());
        assertRefused(fetcher, "http://" + host + ":" + decoy.port() + "/secret.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "intranet.test, 10.0.0.1",
        "metadata.google.internal, 169.254.169.254",
        "aws.test, fd00:ec2::254",
        "alibaba.test, 100.100.100.200",
        "cgnat.test, 100.64.0.1",
        "ula.test, fc00::1",
        "teredo.test, 2001::80ff:fffe",
        "nat64.test, 64:ff9b::7f00:1",
        "sixtofour.test, 2002:7f00:1::"
    })
    void F5_F6_F7_F9_refusesNamesThatLeadIntoPrivateNetworks(String host, String address) throws Exception {
        UrlFetcher fetcher = fetcher(Map.of(host, address));
        assertRefused(fetcher, "http://" + host + "/a.jpg");
        assertRefused(fetcher, "https://" + host + "/a.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://user:pass@good.test/", "http://a@127.0.0.1#@good.test", "http://127.0.0.1@good.test/"})
    void F13_refusesUserInfoWithoutResolvingAnything(String url) throws Exception {
        assertRefused(fetcher(Map.of("good.test", "127.0.0.1")), url);
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 6379, 8080, 9200})
    void F14_refusesPortsThatAreNotForTheWeb(int port) throws Exception {
        assertRefused(fetcher(Map.of("good.test", "8.8.8.8")), "http://good.test:" + port + "/");
        assertEquals(List.of(), asked);
    }

    @Test
    void F20_refusesANameWithOnePrivateAddressAmongPublicOnes() throws Exception {
        HostResolver resolver = host -> addresses("8.8.8.8", "127.0.0.1");
        assertRefused(fetcher(resolver, limits(decoy.port()), Set.of()), "http://mixed.test:" + decoy.port() + "/");
    }

    @Test
    void F21_connectsToTheAddressThatWasCheckedWhenTheNameLeadsElsewhereAMomentLater() throws Exception {
        Listener checked = opened(Listener.on("127.0.0.2", 0, Listener.picture(PICTURE)));
        Listener rebound = opened(Listener.on("127.0.0.1", checked.port(), Listener.picture(PICTURE)));
        List<String> answers = new ArrayList<>(List.of("127.0.0.2", "127.0.0.1", "127.0.0.1"));
        HostResolver resolver = host -> addresses(answers.removeFirst());
        FetchLimits limits = limits(checked.port());
        UrlFetcher fetcher = new GuardedUrlFetcher(
                resolver,
                InetAddress.ofLiteral("127.0.0.2")::equals,
                Set.of(),
                HostLists.ALL,
                new OwnServer(Optional.empty()),
                opened(new PinnedClient(vertx, limits, new BodyMemory(1L << 30), null)),
                limits);

        assertArrayEquals(PICTURE, fetcher.fetch("http://rebind.test:" + checked.port() + "/"));
        assertEquals(1, checked.connections());
        assertEquals(0, rebound.connections());

        assertRefused(fetcher, "http://rebind.test:" + checked.port() + "/");
        assertEquals(0, rebound.connections());
    }

    @Test
    void triesTheNextAddressWhenTheFirstDoesNotAnswer() throws Exception {
        Listener server = opened(Listener.on("127.0.0.2", 0, Listener.picture(PICTURE)));
        String target = "pictures.test:" + server.port();
        UrlFetcher fetcher = fetcher(host -> addresses("127.0.0.3", "127.0.0.2"), limits(), Set.of(target));

        assertArrayEquals(PICTURE, fetcher.fetch("http://" + target + "/"));
    }

    @Test
    void F23_givesUpWhenTheNameIsUnknown() throws Exception {
        assertRefused(fetcher(Map.of()), "http://nowhere.test/");
    }

    @Test
    void reportsNoFailureSoonerThanItsFloor() throws Exception {
        FetchLimits slow = new FetchLimits(
                MAX_BYTES, Duration.ofSeconds(2), Duration.ofSeconds(1), 5, 1, Set.of(80), Duration.ofMillis(200));
        UrlFetcher fetcher = fetcher(host -> addresses("10.0.0.1"), slow, Set.of());
        long start = System.nanoTime();
        assertRefused(fetcher, "http://intranet.test/");
        assertTrue(System.nanoTime() - start >= 200_000_000);
    }
}
