package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.http.BodyMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetches whose names a {@link NameServer} of ours answers for, over UDP. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NameServerTest extends FetcherHarness {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @Test
    void F21_neverConnectsToLoopbackWhenANameIsPublicAtFirst() throws Exception {
        NameServer names = names((host, before) -> NameServer.Answer.of(before == 0 ? "8.8.8.8" : "127.0.0.1"));
        UrlFetcher fetcher = fetcher(resolver(names), limits(decoy.port()), Set.of());

        // Nobody listens there, so the fetch fails: but at the address that was checked, asked for once.
        assertRefused(fetcher, "http://rebind.test:" + decoy.port() + "/");
        assertEquals(Set.of("A rebind.test", "AAAA rebind.test"), Set.copyOf(names.questions()));
        assertEquals(2, names.questions().size());

        assertRefused(fetcher, "http://rebind.test:" + decoy.port() + "/");
        assertEquals(4, names.questions().size()); // nothing was kept: this time it said 127.0.0.1
    }

    @Test
    void F21_connectsToTheCheckedAddressAlthoughTheNameChangesWithEachAnswer() throws Exception {
        Listener checked = opened(Listener.on("127.0.0.2", 0, Listener.picture(PICTURE)));
        Listener rebound = opened(Listener.on("127.0.0.1", checked.port(), Listener.picture(PICTURE)));
        NameServer names = names((host, before) -> NameServer.Answer.of(before == 0 ? "127.0.0.2" : "127.0.0.1"));
        UrlFetcher fetcher = withOnePublicAddress(resolver(names), "127.0.0.2", checked.port());

        assertArrayEquals(PICTURE, fetcher.fetch("http://rebind.test:" + checked.port() + "/"));
        assertRefused(fetcher, "http://rebind.test:" + checked.port() + "/");

        assertEquals(1, checked.connections());
        assertEquals(0, rebound.connections());
    }

    @Test
    void F17_F21_checksTheNameAgainWhenAServerRedirectsToItself() throws Exception {
        Listener first = opened(Listener.on("127.0.0.2", 0, Listener.redirect(302, "/again")));
        Listener rebound = opened(Listener.on("127.0.0.1", first.port(), Listener.picture(PICTURE)));
        NameServer names = names((host, before) -> NameServer.Answer.of(before == 0 ? "127.0.0.2" : "127.0.0.1"));
        UrlFetcher fetcher = withOnePublicAddress(resolver(names), "127.0.0.2", first.port());

        assertRefused(fetcher, "http://rebind.test:" + first.port() + "/");

        assertEquals(1, first.connections());
        assertEquals(0, rebound.connections());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8 127.0.0.1",
                "127.0.0.1 8.8.8.8",
                "8.8.8.8 ::1",
                "127.0.0.1 2606:4700::1",
                "8.8.8.8 fd00::1",
                "8.8.8.8 ::ffff:127.0.0.1",
                "8.8.8.8 64:ff9b::7f00:1"
            })
    void F20_F22_refusesANameWithOnePublicAndOnePrivateAddress(String addresses) throws Exception {
        NameServer names = names((host, before) -> NameServer.Answer.of(addresses.split(" ")));
        long start = System.nanoTime();
        assertRefused(fetcher(resolver(names), limits(decoy.port()), Set.of()), "http://mixed.test:" + decoy.port());
        assertTrue(System.nanoTime() - start < TIMEOUT.toNanos()); // no connection was tried, which would take longer
    }

    @Test
    void F23_refusesNamesThatLeadToPrivateAddressesBySeveralOtherNames() throws Exception {
        NameServer names = names((host, before) -> host.startsWith("end.")
                ? NameServer.Answer.of("127.0.0.1")
                : NameServer.Answer.alias(host.startsWith("b.") ? "end.test" : "b.test"));
        assertRefused(fetcher(resolver(names), limits(decoy.port()), Set.of()), "http://a.test:" + decoy.port());
        assertTrue(names.questions().contains("A end.test"), names.questions().toString());
    }

    @Test
    void F23_givesUpOnNamesThatLeadInCirclesAndOnTooLongChains() throws Exception {
        NameServer circle =
                names((host, before) -> NameServer.Answer.alias(host.equals("a.test") ? "b.test" : "a.test"));
        assertThrows(UnknownHostException.class, () -> resolver(circle).resolve("a.test"));
        NameServer chain = names((host, before) -> NameServer.Answer.alias("a" + host));
        assertThrows(UnknownHostException.class, () -> resolver(chain).resolve("a.test"));
        assertTrue(chain.questions().size() <= 40, chain.questions().size() + " questions");
    }

    @ParameterizedTest
    @ValueSource(ints = {NameServer.NO_SUCH_NAME, NameServer.SERVER_FAILURE, NameServer.NO_ERROR})
    void F23_saysTheSameOfEveryNameWithoutAddress(int code) throws Exception {
        NameServer names = names((host, before) -> NameServer.Answer.failure(code));
        assertRefused(fetcher(resolver(names), limits(80), Set.of()), "http://nowhere.test/");
    }

    @Test
    void F23_doesNotWaitForANameServerThatSaysNothing() throws Exception {
        NameServer names = names((host, before) -> null);
        long start = System.nanoTime();
        assertRefused(fetcher(resolver(names), limits(80), Set.of()), "http://silent.test/");
        assertTrue(System.nanoTime() - start < 2 * TIMEOUT.toNanos());
    }

    @Test
    void F23_triesOnlyAFewOfAThousandAddressesOfOneAnswer() throws Exception {
        String[] thousand = new String[1000];
        Arrays.fill(thousand, "127.0.0.3");
        NameServer names = names((host, before) -> NameServer.Answer.of(thousand));
        UrlFetcher fetcher = fetcher(resolver(names), limits(), Set.of("many.test:1"));
        assertRefused(fetcher, "http://many.test:1/");
    }

    @Test
    void asksNeitherTheFileOfHostsNorForAddressesThatAreWrittenOut() throws Exception {
        NameServer names = names((host, before) -> NameServer.Answer.of("8.8.8.8"));
        String own = InetAddress.getLocalHost().getHostName(); // as the file of hosts mostly has it
        assertEquals(addresses("8.8.8.8"), resolver(names).resolve(own));
        int asked = names.questions().size();
        assertEquals(addresses("9.9.9.9"), resolver(names).resolve("9.9.9.9"));
        assertEquals(asked, names.questions().size());
    }

    private NameServer names(NameServer.Script script) throws IOException {
        return opened(new NameServer(script));
    }

    private HostResolver resolver(NameServer names) {
        return opened(new NameServerResolver(vertx.nettyEventLoopGroup().next(), List.of(names.address()), TIMEOUT));
    }

    private UrlFetcher withOnePublicAddress(HostResolver resolver, String address, int port) {
        FetchLimits limits = limits(port);
        return new GuardedUrlFetcher(
                resolver,
                InetAddress.ofLiteral(address)::equals,
                Set.of(),
                HostLists.ALL,
                new OwnServer(Optional.empty()),
                opened(new PinnedClient(vertx, limits, new BodyMemory(1L << 30), null)),
                limits);
    }
}
