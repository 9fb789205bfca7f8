package dev.koma.botcore.terminal;

import dev.koma.botcore.platform.Download;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets what a person at the terminal points at. It is their own machine, so any address will do; size and time are bounded. */
final class TerminalDownload {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TerminalDownload() {}

    static Download of(String reference, long limit) {
        try {
            return TypedLine.isAddress(reference) ? fetch(reference, limit) : read(Path.of(reference), limit);
        } catch (IOException | IllegalArgumentException e) {
            return new Download.Gone();
        }
    }

    private static Download read(Path file, long limit) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Download.Gone();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return checked(stream.readNBytes(Math.toIntExact(Math.min(limit + 1, Integer.MAX_VALUE - 8))), limit);
        }
    }

    private static Download checked(byte[] bytes, long limit) {
        return bytes.length > limit ? new Download.TooLarge() : new Download.Complete(bytes);
    }

    private static Download fetch(String address, long limit) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), limit + 1));
            try {
                HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return response.statusCode() == 200 ? checked(response.body(), limit) : new Download.Gone();
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("cannot be fetched", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } finally {
                answer.cancel(true);
                client.shutdownNow();
            }
        }
    }
}
