package dev.koma.benchmarks.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** One client that sends good and hostile requests at random. */
final class SoakClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RAW_PATIENCE_MILLIS = 1000;
    /** What the searches are called that have to work. */
    static final String GOOD = "good search";
    /** A server at its limits says so and is asked again. */
    private static final int ATTEMPTS = 20;
    /** All that bad input may be answered with; 503 is for a server that has enough to do. */
    private static final Set<Integer> ALLOWED =
            Set.of(200, 400, 402, 403, 404, 405, 408, 410, 413, 414, 415, 429, 431, 503);

    private final URI server;
    private final Material material;
    private final SplittableRandom random;
    private final SoakTally tally;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * What clients send.
     *
     * @param files hostile ones
     * @param seeds good ones, to be damaged
     * @param urls hostile values of {@code url}
     * @param raw hostile requests as they stand on the wire
     * @param screenshot of the film that the server knows
     * @param key for the good searches
     */
    record Material(
            List<HostileFile> files,
            List<byte[]> seeds,
            List<String> urls,
            List<String> raw,
            byte[] screenshot,
            String key) {}

    SoakClient(URI server, Material material, SplittableRandom random, SoakTally tally) {
        this.server = server;
        this.material = material;
        this.random = random;
        this.tally = tally;
    }

    /** A client that only uploads what it is given. */
    static SoakClient ofFiles(URI server, long seed, SoakTally tally) {
        Material nothing = new Material(List.of(), List.of(), List.of(), List.of(), new byte[0], "");
        return new SoakClient(server, nothing, new SplittableRandom(seed), tally);
    }

    /** Takes files from a queue, which other clients use too, and uploads each until the server has room for it. */
    void uploadAll(Queue<byte[]> files) {
        try (http) {
            for (byte[] file = files.poll(); file != null; file = files.poll()) {
                for (int attempt = 0; attempt < ATTEMPTS && upload("hostile", file) == 503; attempt++) {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on until a time as {@link System#nanoTime()} counts. */
    void run(long end) throws InterruptedException {
        try (http) {
            while (System.nanoTime() - end < 0) {
                next();
            }
        }
    }

    private void next() throws InterruptedException {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> search();
            case 3, 4, 5 -> {
                HostileFile file = pick(material.files());
                upload("row " + file.row(), file.bytes());
            }
            case 6, 7 -> upload("damaged", Mutations.of(pick(material.seeds()), random));
            case 8 -> {
                String query = "/search?url=" + URLEncoder.encode(pick(material.urls()), StandardCharsets.UTF_8);
                send("address", HttpRequest.newBuilder(server.resolve(query)));
            }
            default -> raw(pick(material.raw()));
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A good search, which has to work whatever else goes on. */
    private void search() throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int status = send(GOOD, picture(material.screenshot()).header("x-trace-key", material.key()));
            if (status != 503 && status != 429) {
                if (status != 200) {
                    tally.fault("a good search was answered with " + status);
                }
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        tally.fault("a good search was turned away " + ATTEMPTS + " times");
    }

    private int upload(String kind, byte[] file) throws InterruptedException {
        if (random.nextBoolean()) {
            return send(kind, picture(file));
        }
        byte[] form = Bytes.join(
                Bytes.of("--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"../%d*.jpg\"\r\n\r\n"),
                file,
                Bytes.of("\r\n--x--\r\n"));
        return send(
                kind,
                HttpRequest.newBuilder(server.resolve("/search"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArray(form)));
    }

    private HttpRequest.Builder picture(byte[] file) {
        return HttpRequest.newBuilder(server.resolve("/search"))
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(file));
    }

    /** Each request comes from another address, as a proxy on this machine says: none uses up its share. */
    private int send(String kind, HttpRequest.Builder request) throws InterruptedException {
        String from = "20." + random.nextInt(256) + "." + random.nextInt(256) + "." + (1 + random.nextInt(254));
        long start = System.nanoTime();
        int status = 0;
        try {
            status = http.send(
                            request.header("X-Forwarded-For", from)
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (!ALLOWED.contains(status)) {
                tally.fault(kind + " was answered with " + status);
            }
        } catch (HttpTimeoutException e) {
            tally.fault(kind + " was not answered in " + PATIENCE);
        } catch (IOException e) {
            // The server may hang up on whom it has refused before all was sent.
            tally.count(kind, "hung up", 0);
            return 0;
        }
        tally.count(kind, Integer.toString(status), (System.nanoTime() - start) / 1_000_000);
        return status;
    }

    private void raw(String request) {
        String outcome;
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(RAW_PATIENCE_MILLIS);
            socket.getOutputStream().write(Bytes.of(request));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
            outcome = answer.isEmpty() ? "closed" : answer.substring(Math.max(0, answer.length() - 3));
            if (outcome.equals("500")) {
                tally.fault("a raw request was answered with 500: "
                        + request.lines().findFirst());
            }
        } catch (SocketTimeoutException e) {
            outcome = "left open";
        } catch (IOException e) {
            outcome = "closed";
        }
        tally.count("raw", outcome, 0);
    }
}
