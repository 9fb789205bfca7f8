package dev.koma.benchmarks.hostile;

import dev.koma.benchmarks.video.Ffmpeg;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of its own, with a film in its library, that is started for one soak. */
final class SoakServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final int LOOK_AGAIN_MILLIS = 500;
    /** The serial collector gives memory back in four steps. */
    private static final int COLLECTIONS = 5;

    private static final List<String> FOUND = List.of("\"indexed\":1,", "\"pending\":0,", "\"indexing\":0,");

    /** Guests as they are by default; those who search well may do so as often as they like. */
    private static final String TIERS = "free:1000:1:0,soak:100000000:64:1";

    private final Path folder;
    private final Process process;
    private final int port;
    private final int managementPort;
    private final String key;

    private SoakServer(Path folder, Process process, int port, int managementPort, String key) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.key = key;
    }

    /**
     * Starts it and waits until the film can be found.
     *
     * @param launcher the {@code koma} script
     * @param folder for all its files, empty
     */
    static SoakServer start(Path launcher, Path folder) throws IOException, InterruptedException {
        Path library = Files.createDirectories(folder.resolve("library"));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Ffmpeg.run(
                "-f",
                "lavfi",
                "-i",
                "mandelbrot=size=320x180:rate=12:maxiter=400",
                "-t",
                "10",
                "-c:v",
                "mpeg4",
                "-q:v",
                "4",
                library.resolve("film.mkv").toString());
        int port = freePort();
        int managementPort = freePort();
        String data = folder.resolve("data").toString();
        Process adding = koma(
                        folder,
                        launcher,
                        "keys",
                        "add",
                        "--email",
                        "soak@example.org",
                        "--tier",
                        "soak",
                        "--data",
                        data)
                .start();
        String key = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (adding.waitFor() != 0) {
            throw new IOException("no key can be issued: see " + folder.resolve("server.log"));
        }
        ProcessBuilder builder = koma(
                folder,
                launcher,
                "serve",
                "--library",
                library.toString(),
                "--data",
                data,
                "--port",
                Integer.toString(port));
        builder.environment().put("KOMA_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.redirectOutput(builder.redirectError());
        SoakServer server = new SoakServer(folder, builder.start(), port, managementPort, key);
        try {
            server.awaitFilm();
            return server;
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    /** The launcher as a user starts it, but for what is limited so that one machine can stand for many clients. */
    private static ProcessBuilder koma(Path folder, Path launcher, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("KOMA_ANILIST_URL", "");
        builder.environment().put("KOMA_TIERS", TIERS);
        builder.environment().put("KOMA_RATE_LIMITS", "api:1000000,media:1000000,web:1000000");
        builder.environment()
                .merge(
                        "KOMA_JAVA_OPTS",
                        "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                        (users, ours) -> users + " " + ours);
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitFilm() throws IOException, InterruptedException {
        HttpRequest status = HttpRequest.newBuilder(base().resolve("/status")).build();
        long end = System.nanoTime() + START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - end < 0 && process.isAlive()) {
                try {
                    String said = client.send(status, HttpResponse.BodyHandlers.ofString())
                            .body();
                    if (FOUND.stream().allMatch(said::contains)) {
                        return;
                    }
                } catch (IOException e) {
                    // It does not listen yet.
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        }
        throw new IOException("the server does not start: see " + folder.resolve("server.log"));
    }

    /** What the film shows somewhere. */
    byte[] screenshot() throws IOException, InterruptedException {
        return Ffmpeg.run(
                "-ss",
                "4",
                "-i",
                folder.resolve("library/film.mkv").toString(),
                "-frames:v",
                "1",
                "-f",
                "image2pipe",
                "-c:v",
                "mjpeg",
                "-q:v",
                "3",
                "-");
    }

    /** A key that may have many searches under way at once. */
    String key() {
        return key;
    }

    /** What the server says of its searches. */
    SearchAccounts accounts() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI metrics = URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
            String figures = client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            HttpRequest me = HttpRequest.newBuilder(base().resolve("/me"))
                    .header("x-trace-key", key)
                    .build();
            return SearchAccounts.read(
                    figures,
                    client.send(me, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** After a collection: what the collector has not looked at yet is not held by anybody. */
    ServerState state() throws IOException, InterruptedException {
        Path command = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        for (int i = 0; i < COLLECTIONS; i++) {
            new ProcessBuilder(command.toString(), Long.toString(process.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        return ServerState.of(process.toHandle(), folder.resolve("tmp"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
