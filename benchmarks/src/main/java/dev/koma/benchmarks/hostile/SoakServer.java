package dev.koma.benchmarks.hostile;

import dev.koma.benchmarks.video.Ffmpeg;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of its own, with a film in its library, that is started for one soak. */
final class SoakServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final int LOOK_AGAIN_MILLIS = 500;
    private static final int COLLECTIONS = 2;
    private static final List<String> FOUND = List.of("\"indexed\":1,", "\"pending\":0,", "\"indexing\":0,");

    private final Path folder;
    private final Process process;
    private final int port;

    private SoakServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
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
        ProcessBuilder builder = new ProcessBuilder(
                launcher.toString(),
                "serve",
                "--library",
                library.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--port",
                Integer.toString(port));
        builder.environment().put("KOMA_MANAGEMENT_PORT", Integer.toString(freePort()));
        builder.environment().put("KOMA_ANILIST_URL", "");
        builder.environment().put("KOMA_JAVA_OPTS", "-Xmx256m -Djava.io.tmpdir=" + temporary);
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        SoakServer server = new SoakServer(folder, builder.start(), port);
        try {
            server.awaitFilm();
            return server;
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
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
