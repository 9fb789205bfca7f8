package dev.koma.media.clip;

import dev.koma.media.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a child process to its end, or ends it; keeps the beginning of what it says and drains the rest. */
final class ClipProcess {
    private static final int KEPT = 2048;

    private ClipProcess() {}

    static void run(ProcessBuilder builder, Duration patience) throws MediaException, InterruptedException {
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new MediaException("The program that renders clips does not start", e);
        }
        try {
            CompletableFuture<String> said = new CompletableFuture<>();
            // Not virtual: reading from a pipe holds the carrier.
            Thread.ofPlatform()
                    .daemon()
                    .name("clip-output")
                    .start(() -> said.complete(drain(process.getInputStream())));
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MediaException("Rendering the clip takes longer than " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new MediaException("The clip cannot be rendered", new IOException(said.join()));
            }
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String drain(InputStream stream) {
        byte[] buffer = new byte[KEPT];
        StringBuilder kept = new StringBuilder();
        try (stream) {
            int read;
            while ((read = stream.read(buffer)) >= 0) {
                if (kept.length() < KEPT) {
                    kept.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            kept.append(" (and then nothing: ").append(e.getMessage()).append(')');
        }
        return kept.toString();
    }
}
