package dev.koma.searchapi.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;

/** A transport with a handler on each socket that listens. */
final class WatchedTransport extends DelegatingTransport {
    private final ChannelHandler acceptor;

    /** @param acceptor is told of each connection that a server accepts */
    WatchedTransport(Transport transport, ChannelHandler acceptor) {
        super(transport);
        this.acceptor = acceptor;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(acceptor);
    }
}
