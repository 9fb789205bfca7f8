package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.media.MediaException;
import dev.koma.media.picture.DecodedPicture;
import dev.koma.media.picture.PictureDecoder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URL fetch as the server is put together, with one address of this machine allowed. */
@QuarkusTest
@TestProfile(FetchWiringTest.Profile.class)
class FetchWiringTest {
    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.US_ASCII);
    private static final int PORT = freePort();

    @Inject
    UrlFetcher fetcher;

    @Inject
    OwnServer own;

    /** The server that may reach {@link #PORT} on this machine. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(NoDecoder.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "koma.data", "target/fetch-data", "koma.anilist.url", "", "koma.fetch.allow", "LOCALHOST.:" + PORT);
        }
    }

    /** Nothing is decoded here. */
    @Alternative
    @Singleton
    static final class NoDecoder {
        @Produces
        @Singleton
        PictureDecoder decoder() {
            return new PictureDecoder() {
                @Override
                public DecodedPicture decode(byte[] file) throws MediaException {
                    throw new MediaException("no pictures here");
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void reachesWhatIsAllowedFromAVirtualThreadAndNothingElse() throws Exception {
        try (Listener server = Listener.on("127.0.0.1", PORT, Listener.picture(PICTURE));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertArrayEquals(
                    PICTURE,
                    threads.submit(() -> fetcher.fetch("http://localhost:" + PORT + "/a.jpg"))
                            .get());
            assertThrows(ImageFetchException.class, () -> fetcher.fetch("http://127.0.0.1:" + PORT + "/a.jpg"));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void F15_refusesWhatItAskedOfItself() throws Exception {
        URI me = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class) + "/me");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String via : List.of("1.1 proxy, 1.1 " + own.mark(), "1.1 proxy")) {
                HttpRequest request =
                        HttpRequest.newBuilder(me).header("Via", via).build();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                assertEquals(via.contains("koma") ? 400 : 200, status, via);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, localhost:8080",
        "Example.ORG.:443, example.org:443",
        "[::1]:80, [0:0:0:0:0:0:0:1]:80",
        "10.0.0.1:8000, 10.0.0.1:8000"
    })
    void readsAllowedTargetsAsUrlsAreRead(String entry, String canonical) {
        assertEquals(canonical, AllowedTargets.canonical(entry).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"localhost", "localhost:", "localhost:0", "127.1:80", "http://h:80", "a@h:80", "*:80", "h:99999"})
    void refusesEntriesThatAreNoTarget(String entry) {
        assertTrue(AllowedTargets.canonical(entry).isEmpty());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
