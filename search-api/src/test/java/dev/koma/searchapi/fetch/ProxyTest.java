package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.http.BodyMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetches through a proxy, which could reach what we may not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProxyTest extends FetcherHarness {
    @ParameterizedTest
    @CsvSource({"8.8.8.8, 8.8.8.8", "2606:4700::1, [2606:4700::1]"})
    void F34_tellsTheProxyTheCheckedAddressAndTheServerTheName(String address, String told) throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        TunnelProxy proxy = opened(new TunnelProxy(server.port(), "200 Connection established"));
        // As the system's resolver does: the address knows its name.
        HostResolver resolver = host -> List.of(
                InetAddress.getByAddress(host, InetAddress.ofLiteral(address).getAddress()));

        assertArrayEquals(PICTURE, fetcher(proxy.address(), resolver).fetch("http://pictures.test/a.jpg"));

        List<String> tunnel = proxy.requests().getFirst();
        assertEquals("CONNECT " + told + ":80 HTTP/1.1", tunnel.getFirst());
        assertFalse(String.join(" ", tunnel).contains("pictures.test"), tunnel.toString());
        List<String> request = server.requests().getFirst();
        assertEquals("GET /a.jpg HTTP/1.1", request.getFirst());
        assertTrue(request.stream().anyMatch("host: pictures.test"::equalsIgnoreCase), request.toString());
    }

    @Test
    void F34_saysToTheProxyAloneWhoWeAre() throws Exception {
        Listener server = opened(Listener.answering(Listener.picture(PICTURE)));
        TunnelProxy proxy = opened(new TunnelProxy(server.port(), "200 OK"));

        fetcher(proxy.address(), host -> addresses("8.8.8.8")).fetch("http://pictures.test/");

        String login = Base64.getEncoder().encodeToString("koma:pass:word".getBytes(StandardCharsets.UTF_8));
        assertTrue(proxy.requests().getFirst().stream()
                .anyMatch(("proxy-authorization: Basic " + login)::equalsIgnoreCase));
        assertFalse(server.requests().toString().contains(login));
        assertFalse(proxy.address().toString().contains("word"));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "64:ff9b::7f00:1"})
    void F34_neverAsksTheProxyForWhatIsNotPublic(String address) throws Exception {
        TunnelProxy proxy = opened(new TunnelProxy(decoy.port(), "200 OK"));
        UrlFetcher fetcher = fetcher(proxy.address(), host -> addresses("8.8.8.8", address));
        assertRefused(fetcher, "http://mixed.test/");
        assertRefused(fetcher, "https://mixed.test/");
        assertEquals(List.of(), proxy.requests());
    }

    @Test
    void F17_F34_checksEachRedirectBeforeTheProxyIsAskedAgain() throws Exception {
        Listener server = opened(Listener.answering(Listener.redirect(302, "http://intranet.test/secret")));
        TunnelProxy proxy = opened(new TunnelProxy(server.port(), "200 OK"));
        HostResolver resolver = host -> addresses(host.equals("intranet.test") ? "10.0.0.1" : "8.8.8.8");
        assertRefused(fetcher(proxy.address(), resolver), "http://pictures.test/");
        assertEquals(1, proxy.requests().size());
    }

    @ParameterizedTest
    @CsvSource({"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"})
    void failsLikeAnyFetchWhenTheProxyRefuses(String status) throws Exception {
        TunnelProxy proxy = opened(new TunnelProxy(decoy.port(), status));
        assertRefused(fetcher(proxy.address(), host -> addresses("8.8.8.8")), "http://pictures.test/");
    }

    @Test
    void goesNoOtherWayWhenThereIsNoProxy() throws Exception {
        Listener server = opened(Listener.on("127.0.0.2", 0, Listener.picture(PICTURE)));
        TunnelProxy gone = new TunnelProxy(server.port(), "200 OK");
        gone.close();
        UrlFetcher fetcher = fetcher(gone.address(), host -> addresses("127.0.0.2"), server.port());
        assertRefused(fetcher, "http://pictures.test:" + server.port() + "/");
        assertEquals(0, server.connections());
    }

    private UrlFetcher fetcher(HttpProxy proxy, HostResolver resolver) throws IOException {
        return fetcher(proxy, resolver, 80);
    }

    private UrlFetcher fetcher(HttpProxy proxy, HostResolver resolver, int port) throws IOException {
        FetchLimits limits = limits(port);
        InetAddress second = InetAddress.ofLiteral("127.0.0.2");
        return new GuardedUrlFetcher(
                resolver,
                address -> address.equals(second) || AddressPolicy.isPublic(address),
                Set.of(),
                HostLists.ALL,
                new OwnServer(Optional.empty()),
                opened(PinnedClient.through(proxy, limits, new BodyMemory(1L << 30), null)),
                limits);
    }
}
