package dev.koma.discordbot;

import dev.koma.botcore.platform.Download;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gets pictures from Discord's own hosts and no others. An address that has expired is looked up again in its message. */
final class PictureDownload implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int PARTS = 4;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final @Nullable String ownHost;
    private final UnaryOperator<Optional<Place>> refresh;

    /** An attachment's channel, message and id, and its address, which ends to work after a day. */
    record Place(String channel, String message, String attachment, String url) {
        /** Without the address, in which there is a signature. */
        @Override
        public String toString() {
            return "Place[" + channel + ", " + message + ", " + attachment + "]";
        }
    }

    /**
     * @param api where the API is when it is not Discord's own: its host may have pictures too
     * @param refresh gives a place with a new address, or empty
     */
    PictureDownload(@Nullable URI api, UnaryOperator<Optional<Place>> refresh) {
        this.ownHost = api == null ? null : api.getAuthority();
        this.refresh = refresh;
    }

    Download of(String reference, long limit) {
        String[] parts = reference.split(" ", PARTS);
        if (parts.length != PARTS) {
            return new Download.Gone();
        }
        Place place = new Place(parts[0], parts[1], parts[2], parts[3]);
        Download first = fetch(place.url, limit);
        if (!(first instanceof Download.Gone) || place.message.equals("0")) {
            return first;
        }
        return refresh.apply(Optional.of(place))
                .map(fresh -> fetch(fresh.url, limit))
                .orElse(first);
    }

    private boolean isDiscords(URI address) {
        String host = address.getHost();
        if (host == null) {
            return false;
        }
        boolean official = host.equals("discordapp.com")
                || host.endsWith(".discordapp.com")
                || host.endsWith(".discordapp.net")
                || host.equals("discord.com");
        return official && "https".equals(address.getScheme())
                || ownHost != null && ownHost.equals(address.getAuthority());
    }

    private Download fetch(String url, long limit) {
        CompletableFuture<HttpResponse<byte[]>> answer = null;
        try {
            URI address = URI.create(url);
            if (!isDiscords(address)) {
                return new Download.Gone();
            }
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            answer = client.sendAsync(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), limit));
            return download(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IllegalArgumentException e) {
            return new Download.Gone();
        } catch (ExecutionException e) {
            return isTooLong(e) ? new Download.TooLarge() : new Download.Unreachable(SOON);
        } catch (TimeoutException e) {
            return new Download.Unreachable(SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Download.Unreachable(SOON);
        } finally {
            if (answer != null) {
                answer.cancel(true);
            }
        }
    }

    private static Download download(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Download.Complete(response.body());
        }
        return status == 429 || status >= 500 ? new Download.Unreachable(SOON) : new Download.Gone();
    }

    /** The JDK says so only in words. */
    private static boolean isTooLong(ExecutionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
