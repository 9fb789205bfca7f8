package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.http.BodyMemory;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchRulesTest extends FetcherHarness {
    @Test
    void F12_asksForInternationalNamesInAscii() throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        UrlFetcher fetcher = fetcher(Map.of("xn--r8jz45g.jp", "127.0.0.1"), "xn--r8jz45g.jp:" + server.port());

        assertArrayEquals(PICTURE, fetcher.fetch("http://\u4f8b\u3048.jp:" + server.port() + "/"));

        assertEquals(List.of("xn--r8jz45g.jp"), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://xn--\u0000.jp/", "http://-a.test/", "http://a..test/", "http://a_b-.test/"})
    void F12_refusesNamesThatAreNone(String url) {
        assertThrows(Exception.class, () -> fetcher(Map.of()).fetch(url));
        assertEquals(List.of(), asked);
    }

    @Test
    void F12_refusesNamesThatAreTooLong() throws Exception {
        UrlFetcher fetcher = fetcher(Map.of());
        assertThrows(ImageFetchException.class, () -> fetcher.fetch("http://" + "abcdefgh.".repeat(29) + "test/"));
        assertEquals(List.of(), asked);
    }

    @Test
    void F15_F16_refusesTheAddressesOfThisMachineAlsoWhereTheyArePublic() throws Exception {
        // Were the loopback address a public one, it would still be ours; so is any other that an interface has.
        UrlFetcher everythingIsPublic =
                fetcher(host -> addresses("127.0.0.1"), address -> true, HostLists.ALL, Optional.empty(), decoy.port());
        assertRefused(everythingIsPublic, "http://me.test:" + decoy.port() + "/");
        for (InetAddress own : NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList()) {
            assertTrue(OwnServer.has(own), own.toString());
        }
        assertFalse(OwnServer.has(InetAddress.ofLiteral("8.8.8.8")));
    }

    @Test
    void F15_refusesItsOwnPublicName() throws Exception {
        UrlFetcher fetcher = fetcher(
                host -> addresses("8.8.8.8"),
                AddressPolicy::isPublic,
                HostLists.ALL,
                Optional.of("https://Koma.Example/base"),
                443);
        assertRefused(fetcher, "https://koma.example/image/1/a.mp4?t=1&token=x");
        assertEquals(List.of(), asked);
    }

    @Test
    void F15_marksItsRequestsSoThatItKnowsThem() throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        fetcher(Map.of("pictures.test", "127.0.0.1"), "pictures.test:" + server.port())
                .fetch("http://pictures.test:" + server.port() + "/");

        assertTrue(server.requests().getFirst().stream()
                .anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("via: 1.1 koma-")));
    }

    @Test
    void F22_refusesAPrivateIpv6AddressBesideAPublicIpv4One() throws Exception {
        for (List<InetAddress> answer : List.of(
                addresses("::1", "8.8.8.8"), addresses("8.8.8.8", "fd00::1"), addresses("2606:4700::1", "127.0.0.1"))) {
            UrlFetcher fetcher = fetcher(host -> answer, limits(decoy.port()), Set.of());
            assertRefused(fetcher, "http://both.test:" + decoy.port() + "/");
        }
    }

    @Test
    void F23_givesUpOnASlowNameServerAndOnTooManyQuestions() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (SystemResolver slow = new SystemResolver(Duration.ofMillis(100), host -> {
            never.await();
            return new InetAddress[0];
        })) {
            long start = System.nanoTime();
            assertThrows(UnknownHostException.class, () -> slow.resolve("slow.test"));
            assertTrue(System.nanoTime() - start < 3_000_000_000L);
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    all.add(callers.submit(
                            () -> assertThrows(UnknownHostException.class, () -> slow.resolve("slow.test"))));
                }
                for (Future<?> each : all) {
                    each.get();
                }
            }
        }
    }

    @Test
    void F23_triesOnlyAFewOfAThousandAddresses() throws Exception {
        InetAddress[] thousand = new InetAddress[1000];
        java.util.Arrays.fill(thousand, InetAddress.ofLiteral("127.0.0.3"));
        UrlFetcher fetcher = fetcher(host -> List.of(thousand), limits(), Set.of("many.test:1"));
        long start = System.nanoTime();
        assertRefused(fetcher, "http://many.test:1/");
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
    }

    @Test
    void F30_asksExactlyOnce() throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        String target = "pictures.test:" + server.port();
        fetcher(Map.of("pictures.test", "127.0.0.1"), target).fetch("http://" + target + "/a.jpg");

        assertEquals(1, server.connections());
        assertEquals("GET /a.jpg HTTP/1.1", server.requests().getFirst().getFirst());
    }

    @Test
    void F31_doesNotLookIntoWhatItFetches() throws Exception {
        byte[] playlist = ("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:" + decoy.port() + "/secret.ts\n")
                .getBytes(StandardCharsets.US_ASCII);
        Listener server = opened(Listener.answering(Listener.picture(playlist)));
        String target = "pictures.test:" + server.port();

        // The bytes go to the decoder, which gets no address with them.
        assertArrayEquals(
                playlist, fetcher(Map.of("pictures.test", "127.0.0.1"), target).fetch("http://" + target + "/"));
        assertEquals(1, server.connections());
    }

    @Test
    void F33_keepsNoCookiesAndHasNoCredentials() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        Listener server = opened(Listener.answering((request, out) -> {
            boolean first = requests.incrementAndGet() == 1;
            Listener.head(
                    out,
                    first ? "200 OK" : "401 Unauthorized",
                    "Set-Cookie: session=1; Path=/",
                    first ? "Content-Type: image/png" : "WWW-Authenticate: NTLM",
                    "Content-Length: 0");
        }));
        String target = "pictures.test:" + server.port();
        UrlFetcher fetcher = fetcher(Map.of("pictures.test", "127.0.0.1"), target);

        fetcher.fetch("http://" + target + "/");
        assertRefused(fetcher, "http://" + target + "/");

        assertEquals(2, server.requests().size());
        assertTrue(server.requests().stream()
                .flatMap(List::stream)
                .map(line -> line.toLowerCase(java.util.Locale.ROOT))
                .noneMatch(line -> line.startsWith("cookie:") || line.startsWith("authorization:")));
    }

    @Test
    void F34_asksNoProxyThatJavaOrTheEnvironmentNames() throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        String target = "pictures.test:" + server.port();
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", Integer.toString(decoy.port()));
        try {
            assertArrayEquals(
                    PICTURE,
                    fetcher(Map.of("pictures.test", "127.0.0.1"), target).fetch("http://" + target + "/"));
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void F35_manySlowServersHoldOnlyTheirShareAndAllOfThemEnd() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Listener server = opened(Listener.answering((request, out) -> never.await()));
        String target = "slow.test:" + server.port();
        FetchLimits hasty = new FetchLimits(
                MAX_BYTES, Duration.ofSeconds(1), Duration.ofMillis(500), 5, 4, Set.of(), Duration.ZERO);
        UrlFetcher fetcher = fetcher(host -> addresses("127.0.0.1"), hasty, Set.of(target));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(callers.submit(() -> assertRefused(fetcher, "http://" + target + "/")));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertEquals(4, server.connections()); // for all of their time; nobody else waited that long
    }

    @ParameterizedTest
    @CsvSource({
        "pictures.test, true",
        "a.b.pictures.test, true",
        "bad.pictures.test, false",
        "very.bad.pictures.test, false",
        "notpictures.test, false",
        "test, false"
    })
    void reachesOnlyTheHostsThatAreListedAndNotDenied(String host, boolean reached) {
        HostLists lists = HostLists.of(List.of("Pictures.TEST."), List.of("bad.pictures.test"));
        assertEquals(reached, lists.permit(host));
    }

    @Test
    void deniesWithoutResolving() throws Exception {
        UrlFetcher fetcher = fetcher(
                host -> addresses("8.8.8.8"),
                AddressPolicy::isPublic,
                HostLists.of(List.of(), List.of("denied.test")),
                Optional.empty(),
                80);
        assertRefused(fetcher, "http://www.denied.test/");
        assertEquals(List.of(), asked);
    }

    private UrlFetcher fetcher(
            HostResolver resolver,
            Predicate<InetAddress> isPublic,
            HostLists hosts,
            Optional<String> publicUrl,
            int port) {
        FetchLimits limits = limits(port);
        PinnedClient client = opened(new PinnedClient(vertx, limits, new BodyMemory(1L << 30), null));
        return new GuardedUrlFetcher(
                host -> {
                    asked.add(host);
                    return resolver.resolve(host);
                },
                isPublic,
                Set.of(),
                hosts,
                new OwnServer(publicUrl),
                client,
                limits);
    }
}
