package dev.koma.searchapi.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code koma serve} as it is delivered, in a JVM of its own, without a library: every search finds nothing. */
final class ServerProcess implements AutoCloseable {
    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START = Duration.ofMinutes(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final int managementPort;

    private ServerProcess(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param data directory, is kept
     * @param environment of the process, besides what every test needs
     */
    static ServerProcess start(Path data, Map<String, String> environment) throws IOException {
        int port = freePort();
        int managementPort = freePort();
        Map<String, String> all = new HashMap<>(environment);
        all.put("KOMA_MANAGEMENT_PORT", "" + managementPort);
        ProcessBuilder builder =
                koma(all, "serve", "--data", data.toString(), "--host", "127.0.0.1", "--port", "" + port);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("server.log").toFile()));
        ServerProcess server = new ServerProcess(builder.start(), port, managementPort);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
        Awaitility.await()
                .atMost(START)
                .failFast(() -> !server.process.isAlive())
                .until(server::isReady);
        return server;
    }

    /** @return the key of a new account */
    static String openAccount(Path data, Map<String, String> environment, String tier)
            throws IOException, InterruptedException {
        String email = tier + "-" + System.nanoTime() + "@koma.example";
        Process keys = koma(environment, "keys", "add", "--data", data.toString(), "--email", email, "--tier", tier)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(keys.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keys.waitFor() != 0) {
            throw new IOException("koma keys add ended with " + keys.exitValue());
        }
        return said.strip();
    }

    private static ProcessBuilder koma(Map<String, String> environment, String... arguments) throws IOException {
        if (!Files.exists(APPLICATION)) {
            throw new IOException("there is no " + APPLICATION + ": run mvn package first");
        }
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                APPLICATION.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KOMA_") || name.startsWith("QUARKUS_"));
        builder.environment().put("KOMA_ANILIST_URL", "");
        builder.environment().put("KOMA_RATE_LIMITS", "api:1000000");
        builder.environment().putAll(environment);
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Searches for a picture. */
    HttpResponse<String> search(byte[] picture, String key) throws IOException, InterruptedException {
        HttpRequest request = request(port, "/search", Duration.ofMinutes(2))
                .header("x-trace-key", key)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** Asks the API for what lies at a path. */
    HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        HttpRequest request = request(port, path, Duration.ofMinutes(2))
                .header("x-trace-key", key)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int port, String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(patience);
    }

    private HttpResponse<String> manage(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(managementPort, path, Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
    }

    /** What a load balancer asks. */
    boolean isReady() throws InterruptedException {
        try {
            return manage("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The value of a metric without tags. */
    double metric(String name) throws IOException, InterruptedException {
        return manage("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** How many searches the account of a key is charged for, or has under way. */
    int used(String key) throws IOException, InterruptedException {
        String me = get("/me", key).body();
        return Integer.parseInt(me.replaceAll(".*\"quotaUsed\":(\\d+).*", "$1"));
    }

    int port() {
        return port;
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end of the process. */
    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the server still runs after " + patience);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
