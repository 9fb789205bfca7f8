package dev.koma.indexbuilder.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets the picture to search for: from a file, or from an address on the web. It is the user's own machine, so any address will
 * do; only size and time are bounded.
 */
final class ImageSource {
    private final int largest;
    private final Duration longest;

    ImageSource(int largest, Duration longest) {
        this.largest = largest;
        this.longest = longest;
    }

    /** @throws IOException with a message for people */
    byte[] read(String given) throws IOException, InterruptedException {
        String start = given.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://") ? fetch(given) : file(given);
    }

    private byte[] file(String given) throws IOException {
        Path file;
        try {
            file = Path.of(given);
        } catch (InvalidPathException e) {
            throw new IOException("not a path: " + e.getReason(), e);
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(Files.exists(file) ? "not a file" : "there is no such file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return atMost(stream);
        }
    }

    private byte[] fetch(String given) throws IOException, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(new URI(given))
                    .timeout(longest)
                    .header("User-Agent", "koma")
                    .build();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("not a web address", e);
        }
        try (HttpClient client = HttpClient.newBuilder()
                        .connectTimeout(longest)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            // The client's own timeout ends with the headers; this one holds for the body too.
            var body = executor.submit(() -> body(client.send(request, HttpResponse.BodyHandlers.ofInputStream())));
            try {
                return body.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                body.cancel(true);
                client.shutdownNow();
                throw new IOException("no whole answer within " + longest.toSeconds() + " s", e);
            } catch (ExecutionException e) {
                client.shutdownNow();
                throw new IOException("cannot be fetched: " + e.getCause(), e);
            }
        }
    }

    private byte[] body(HttpResponse<InputStream> response) throws IOException {
        try (InputStream stream = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("the server answers " + response.statusCode());
            }
            return atMost(stream);
        }
    }

    private byte[] atMost(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new IOException("larger than " + TerminalText.bytes(largest));
        }
        return bytes;
    }
}
