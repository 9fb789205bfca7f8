package dev.koma.searchapi.fetch;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks given name servers and nobody else: neither the file of hosts nor what the local network says of itself
 * ({@code localhost} alone is known without asking, RFC 6761). Keeps no answer,
 * and waits for both kinds of address, as each of them is checked.
 */
final class NameServerResolver implements HostResolver {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<v4>[0-9]+(?:\\.[0-9]+){3}))(?::(?<port>[0-9]{1,5}))?");
    private static final int PORT = 53;
    private static final int LARGEST_PORT = 65_535;
    /** Of both kinds of address and of names that stand for other names. */
    private static final int MOST_QUESTIONS = 16;

    private final Duration timeout;
    private final DnsNameResolver resolver;

    /**
     * Opens a socket.
     *
     * @param loop for the answers, of the plain Java kind
     * @param servers asked in this order, the next when one does not answer
     * @param timeout for all that a name needs
     */
    NameServerResolver(EventLoop loop, List<InetSocketAddress> servers, Duration timeout) {
        this.timeout = timeout;
        this.resolver = new DnsNameResolverBuilder(loop)
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .nameServerProvider(new SequentialDnsServerAddressStreamProvider(servers))
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .completeOncePreferredResolved(false)
                .queryTimeoutMillis(timeout.toMillis() / Math.max(2, servers.size()))
                .maxQueriesPerResolve(MOST_QUESTIONS)
                .hostsFileEntriesResolver((host, types) -> null)
                .searchDomains(List.of())
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                .build();
    }

    /** Reads {@code 192.0.2.1}, {@code 192.0.2.1:5353} and {@code [2001:db8::1]:53}; nothing when it is none of them. */
    static Optional<InetSocketAddress> server(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group("port") == null ? PORT : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > LARGEST_PORT) {
            return Optional.empty();
        }
        try {
            String address = parts.group("v6") == null ? parts.group("v4") : parts.group("v6");
            return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
        Future<List<InetAddress>> answer = resolver.resolveAll(host);
        if (!answer.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            answer.cancel(false);
            throw new UnknownHostException("DNS took longer than " + timeout);
        }
        if (!answer.isSuccess()) {
            UnknownHostException unknown = new UnknownHostException("no address");
            unknown.initCause(answer.cause());
            throw unknown;
        }
        return answer.getNow();
    }

    @Override
    public void close() {
        resolver.close();
    }
}
