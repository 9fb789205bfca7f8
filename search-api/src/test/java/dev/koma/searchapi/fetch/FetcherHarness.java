package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.koma.searchapi.http.BodyMemory;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Fetchers that reach listeners on this machine, and a decoy that none of them may ever reach. */
abstract class FetcherHarness {
    static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.US_ASCII);
    static final int MAX_BYTES = 1 << 20;
    static Vertx vertx;

    private final List<AutoCloseable> open = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Listener decoy;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void startDecoy() throws IOException {
        decoy = opened(Listener.decoy());
    }

    @AfterEach
    void nobodyAskedTheDecoy() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        assertEquals(0, decoy.connections());
    }

    static void assertRefused(UrlFetcher fetcher, String url) {
        ImageFetchException refusal = assertThrows(ImageFetchException.class, () -> fetcher.fetch(url), url);
        assertEquals("Failed to fetch image " + url, refusal.getMessage());
    }

    UrlFetcher fetcher(Map<String, String> hosts, String... allowed) {
        HostResolver resolver = host -> {
            asked.add(host);
            String address = hosts.get(host);
            if (address == null) {
                throw new UnknownHostException(host);
            }
            return addresses(address);
        };
        return fetcher(resolver, limits(80, 443), Set.of(allowed));
    }

    UrlFetcher fetcher(HostResolver resolver, FetchLimits limits, Set<String> allowed) {
        PinnedClient client = opened(new PinnedClient(vertx, limits, new BodyMemory(1L << 30), null));
        return new GuardedUrlFetcher(
                resolver,
                AddressPolicy::isPublic,
                allowed,
                HostLists.ALL,
                new OwnServer(Optional.empty()),
                client,
                limits);
    }

    static FetchLimits limits(Integer... ports) {
        return new FetchLimits(
                MAX_BYTES, Duration.ofSeconds(5), Duration.ofSeconds(2), 5, 4, Set.of(ports), Duration.ZERO);
    }

    static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
    }

    <T extends AutoCloseable> T opened(T resource) {
        open.add(resource);
        return resource;
    }
}
