package dev.koma.searchapi.fetch;

import dev.koma.searchapi.fetch.GuardedUrlFetcher.Deadline;
import dev.koma.searchapi.http.BodyMemory;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One GET to a given address, in the name of a host.
 *
 * <p>Vert.x, because its {@link RequestOptions#setServer} takes the address to connect to apart from the host: server name
 * indication, certificate check and {@code Host} header stay with the name. The JDK's client resolves the name itself, and
 * again, so that what was checked need not be what is connected to. Vert.x knows no cookies, reads no proxy from the
 * environment, and follows redirects and decompresses only when told.
 */
final class PinnedClient implements AutoCloseable {
    private static final int LONGEST_HEADERS = 16 * 1024;

    private final HttpClient client;
    private final int maxBytes;
    private final BodyMemory memory;
    /** Closed with this. */
    private final @Nullable Vertx own;

    /**
     * @param memory for what is fetched
     * @param trust which certificates to trust, or null for those that the JDK trusts
     */
    PinnedClient(Vertx vertx, FetchLimits limits, BodyMemory memory, @Nullable TrustOptions trust) {
        this(vertx, null, limits, memory, trust);
    }

    private PinnedClient(
            Vertx vertx, @Nullable Vertx own, FetchLimits limits, BodyMemory memory, @Nullable TrustOptions trust) {
        this.own = own;
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false)
                .setKeepAlive(false)
                .setMaxPoolSize(limits.parallel())
                .setMaxWaitQueueSize(limits.parallel())
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setVerifyHost(true)
                .setForceSni(true)
                .setDecompressionSupported(false);
        options.setConnectTimeout((int) limits.connect().toMillis());
        options.setSslHandshakeTimeout(limits.connect().toMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        this.client = vertx.createHttpClient(options);
        this.maxBytes = limits.maxBytes();
        this.memory = memory;
    }

    /** One whose connections all go through a proxy, which is told addresses and never names. */
    static PinnedClient through(HttpProxy proxy, FetchLimits limits, BodyMemory memory, @Nullable TrustOptions trust) {
        Vertx own = TunnelTransport.vertx(proxy, limits.connect());
        return new PinnedClient(own, own, limits, memory, trust);
    }

    Reply get(ImageUrl url, InetAddress address, String mark, Deadline deadline)
            throws ConnectFailure, FetchFailure, InterruptedException {
        Exchange exchange = new Exchange(maxBytes, memory);
        client.request(request(url, address, mark)).onComplete(exchange::connected);
        try {
            return exchange.reply().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new FetchFailure("took too long", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ConnectFailure connect -> throw connect;
                case FetchFailure failure -> throw failure;
                case null, default -> throw new FetchFailure("broken connection", e);
            }
        } finally {
            exchange.close();
        }
    }

    private static RequestOptions request(ImageUrl url, InetAddress address, String mark) throws FetchFailure {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(nameless(address), url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.isHttps())
                .setURI(url.pathAndQuery())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.HOST, url.authority())
                .putHeader(HttpHeaders.USER_AGENT, "Koma (picture search)")
                .putHeader(HttpHeaders.ACCEPT, "image/*, video/*, application/octet-stream;q=0.5")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity")
                .putHeader("Via", "1.1 " + mark)
                .putHeader(HttpHeaders.CONNECTION, "close");
    }

    /** An address remembers the name that it was found under, and would be called by it. */
    private static InetAddress nameless(InetAddress address) throws FetchFailure {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new FetchFailure("not an address", e);
        }
    }

    @Override
    public void close() {
        client.close();
        if (own != null) {
            own.close();
        }
    }
}
