package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.koma.searchapi.http.BodyMemory;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    private static final String PASSWORD = "changeit";
    private static final byte[] PICTURE = {1, 2, 3};
    private static final List<String> NAMES_INDICATED = new CopyOnWriteArrayList<>();

    @TempDir
    static Path directory;

    private static Path certificate;
    private static Vertx vertx;
    private static Listener server;

    @BeforeAll
    static void startServerForPicturesTest() throws Exception {
        certificate = directory.resolve("pictures.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "pictures",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=pictures.test",
                        "-ext",
                        "SAN=dns:pictures.test",
                        "-ext",
                        "BC=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        certificate.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.txt").toFile())
                .start();
        keytool.waitFor(30, TimeUnit.SECONDS);
        assertEquals(0, keytool.exitValue(), Files.readString(directory.resolve("keytool.txt")));
        vertx = Vertx.vertx();
        server = new Listener(serverSocket(), Listener.picture(PICTURE));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void F24_takesACertificateForTheNameAlthoughTheConnectionIsPinnedToAnAddress() throws Exception {
        NAMES_INDICATED.clear();
        try (PinnedClient client = trusting()) {
            assertArrayEquals(PICTURE, fetch(client, "https://pictures.test:" + server.port() + "/a.jpg"));
        }
        assertEquals(List.of("pictures.test"), NAMES_INDICATED);
    }

    @Test
    void F24_F34_verifiesTheNameAlsoThroughATunnelToAnAddress() throws Exception {
        try (TunnelProxy proxy = new TunnelProxy(server.port(), "200 OK");
                PinnedClient client =
                        PinnedClient.through(proxy.address(), limits(), new BodyMemory(1L << 30), trust())) {
            NAMES_INDICATED.clear();
            assertArrayEquals(PICTURE, fetch(client, "https://pictures.test:" + server.port() + "/a.jpg"));
            assertThrows(
                    ImageFetchException.class, () -> fetch(client, "https://other.test:" + server.port() + "/a.jpg"));

            assertEquals("pictures.test", NAMES_INDICATED.getFirst());
            assertEquals(
                    "CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1",
                    proxy.requests().getFirst().getFirst());
        }
    }

    @Test
    void F24_refusesACertificateForAnotherName() {
        try (PinnedClient client = trusting()) {
            assertThrows(
                    ImageFetchException.class, () -> fetch(client, "https://other.test:" + server.port() + "/a.jpg"));
            assertThrows(
                    ImageFetchException.class, () -> fetch(client, "https://127.0.0.1:" + server.port() + "/a.jpg"));
        }
        assertEquals(
                0,
                server.requests().stream()
                        .filter(request -> !request.isEmpty())
                        .filter(request -> request.stream().noneMatch(line -> line.contains("pictures.test")))
                        .count());
    }

    @Test
    void F24_refusesACertificateThatNobodyTrusts() {
        try (PinnedClient client = new PinnedClient(vertx, limits(), new BodyMemory(1L << 30), null)) {
            assertThrows(
                    ImageFetchException.class,
                    () -> fetch(client, "https://pictures.test:" + server.port() + "/a.jpg"));
        }
    }

    @Test
    void F19_followsARedirectToPlainHttpAndTakesNothingAlong() throws Exception {
        try (Listener plain = Listener.answering(Listener.picture(PICTURE));
                Listener secure = new Listener(
                        serverSocket(),
                        (request, out) -> Listener.head(
                                out,
                                "302 Found",
                                "Location: http://plain.test:" + plain.port() + "/b.jpg",
                                "Set-Cookie: session=secret",
                                "Content-Length: 0"));
                PinnedClient client = trusting()) {
            String start = "pictures.test:" + secure.port();
            Set<String> allowed = Set.of(start, "plain.test:" + plain.port());
            UrlFetcher fetcher = new GuardedUrlFetcher(
                    host -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                    AddressPolicy::isPublic,
                    allowed,
                    HostLists.ALL,
                    new OwnServer(Optional.empty()),
                    client,
                    limits());

            assertArrayEquals(PICTURE, fetcher.fetch("https://" + start + "/a.jpg?token=secret"));

            List<String> request = plain.requests().getFirst();
            assertEquals("GET /b.jpg HTTP/1.1", request.getFirst());
            assertEquals(
                    Set.of("host", "user-agent", "accept", "accept-encoding", "connection", "via"),
                    request.stream()
                            .skip(1)
                            .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()));
            assertFalse(String.join("\n", request).contains("secret"), request.toString());
        }
    }

    private static byte[] fetch(PinnedClient client, String url) throws Exception {
        HostResolver resolver = host -> List.of(InetAddress.ofLiteral("127.0.0.1"));
        Set<String> allowed =
                Set.of("pictures.test:" + server.port(), "other.test:" + server.port(), "127.0.0.1:" + server.port());
        return new GuardedUrlFetcher(
                        resolver,
                        AddressPolicy::isPublic,
                        allowed,
                        HostLists.ALL,
                        new OwnServer(Optional.empty()),
                        client,
                        limits())
                .fetch(url);
    }

    private static PinnedClient trusting() {
        return new PinnedClient(vertx, limits(), new BodyMemory(1L << 30), trust());
    }

    private static PfxOptions trust() {
        return new PfxOptions().setPath(certificate.toString()).setPassword(PASSWORD);
    }

    private static FetchLimits limits() {
        return new FetchLimits(1000, Duration.ofSeconds(5), Duration.ofSeconds(3), 5, 4, Set.of(443), Duration.ZERO);
    }

    private static SSLServerSocket serverSocket() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setSNIMatchers(List.of(new SNIMatcher(0) {
            @Override
            public boolean matches(SNIServerName name) {
                NAMES_INDICATED.add(((SNIHostName) new SNIHostName(name.getEncoded())).getAsciiName());
                return true;
            }
        }));
        socket.setSSLParameters(parameters);
        return socket;
    }
}
