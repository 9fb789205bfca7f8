package dev.koma.botcore.search;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Searches on any server that speaks trace.moe's API. Pictures are uploaded; addresses that people wrote are handed on, addresses of
 * a platform never are. All people share the quota of one key.
 */
public final class HttpSearchClient implements SearchClient, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpSearchClient.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SEARCH = Duration.ofSeconds(60);
    private static final Duration PREVIEW = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long LARGEST_ANSWER = 4 << 20;

    private final URI base;
    private final @Nullable String key;
    private final HttpClient client;
    /** Without the key in its requests, so that it may follow redirects. */
    private final HttpClient previews;

    /**
     * @param base of the server, such as {@code https://api.trace.moe}
     * @param key API key, or null
     */
    public HttpSearchClient(URI base, @Nullable String key) {
        this.base = URI.create(base.toString().replaceAll("/+$", ""));
        this.key = key;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.previews = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public SearchOutcome search(Caller caller, Query query) throws InterruptedException {
        StringBuilder path = new StringBuilder("/search?anilistInfo");
        if (query.cutBorders()) {
            path.append("&cutBorders");
        }
        if (query.anilist() != null) {
            path.append("&anilistID=").append(query.anilist());
        }
        HttpRequest.Builder request = switch (query.picture()) {
            case Query.Picture.Bytes bytes ->
                request(path.toString())
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.file()));
            case Query.Picture.Address address ->
                request(path + "&url=" + encode(address.address().toString())).GET();
        };
        try {
            return TraceMoeAnswer.search(
                    send(client, request.timeout(SEARCH).build(), LARGEST_ANSWER, SEARCH),
                    query.picture() instanceof Query.Picture.Address);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The search server does not answer: {0}", e.toString());
            return new SearchOutcome.Unavailable();
        }
    }

    @Override
    public PreviewOutcome clip(Match match, PreviewSize size, boolean mute, long limit) throws InterruptedException {
        return preview(match.clip().video(), size, mute ? "&mute" : "", limit);
    }

    @Override
    public PreviewOutcome still(Match match, PreviewSize size, long limit) throws InterruptedException {
        return preview(match.clip().image(), size, "", limit);
    }

    private PreviewOutcome preview(String link, PreviewSize size, String more, long limit) throws InterruptedException {
        Optional<URI> address = address(link, "size=" + letter(size) + more);
        if (address.isEmpty()) {
            return new PreviewOutcome.Missing();
        }
        HttpRequest request =
                HttpRequest.newBuilder(address.get()).timeout(PREVIEW).GET().build();
        try {
            return TraceMoeAnswer.preview(send(previews, request, limit, PREVIEW));
        } catch (TooMuchException e) {
            return new PreviewOutcome.TooLarge();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "No preview: {0}", e.toString());
            return new PreviewOutcome.Missing();
        }
    }

    private static Optional<URI> address(String link, String parameters) {
        try {
            URI address = URI.create(link + (link.indexOf('?') < 0 ? "?" : "&") + parameters);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String letter(PreviewSize size) {
        return switch (size) {
            case LARGE -> "l";
            case MEDIUM -> "m";
            case SMALL -> "s";
        };
    }

    @Override
    public Optional<QuotaUse> quota(Caller caller) throws InterruptedException {
        try {
            return TraceMoeAnswer.quota(
                    send(client, request("/me").timeout(SOON).GET().build(), LARGEST_ANSWER, SOON));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<TitleMatch> titles(String typed, int most) throws InterruptedException {
        HttpRequest request =
                request("/anilist?q=" + encode(typed)).timeout(SOON).GET().build();
        try {
            return TraceMoeAnswer.titles(send(client, request, LARGEST_ANSWER, SOON)).stream()
                    .limit(most)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
        return key == null ? request : request.header("x-trace-key", key);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** More came than was allowed. */
    private static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1;

        TooMuchException(IOException cause) {
            super(cause);
        }
    }

    /** The whole answer, within a time that also covers a body that trickles. */
    private static HttpResponse<byte[]> send(HttpClient client, HttpRequest request, long limit, Duration patience)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw isTooMuch(broken) ? new TooMuchException(broken) : broken;
            }
            throw new IOException("The request failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The answer took too long", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** The JDK has no type for it, only its words. */
    private static boolean isTooMuch(IOException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        client.shutdownNow();
        previews.shutdownNow();
    }
}
