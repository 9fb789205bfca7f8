package dev.koma.searchapi.fetch;

import dev.koma.searchapi.http.DelegatingTransport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.util.concurrent.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.transport.Transport;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A transport whose connections go through a proxy, to the address that was asked for and no other. The HTTP client's own way of
 * using a proxy would hand it names of hosts, for it to resolve.
 */
final class TunnelTransport extends DelegatingTransport {
    private final HttpProxy proxy;
    private final Duration connect;

    private TunnelTransport(Transport transport, HttpProxy proxy, Duration connect) {
        super(transport);
        this.proxy = proxy;
        this.connect = connect;
    }

    /** To be closed; all of its connections are tunnels. */
    static Vertx vertx(HttpProxy proxy, Duration connect) {
        VertxBuilder builder = new VertxBuilder(new VertxOptions().setEventLoopPoolSize(1));
        Transport plain = new VertxBuilder().init().findTransport();
        return builder.findTransport(new TunnelTransport(plain, proxy, connect))
                .init()
                .vertx();
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        ChannelFactory<? extends Channel> factory = super.channelFactory(domainSocket);
        return () -> {
            Channel channel = factory.newChannel();
            HttpProxyHandler tunnel = proxy.tunnel(connect);
            channel.pipeline().addLast(tunnel, new UntilThereIsATunnel(tunnel));
            return channel;
        };
    }

    /** Calls a connection made when its tunnel is open, which the proxy's own handler does as soon as the proxy is reached. */
    private static final class UntilThereIsATunnel extends ChannelDuplexHandler {
        private final HttpProxyHandler tunnel;

        UntilThereIsATunnel(HttpProxyHandler tunnel) {
            this.tunnel = tunnel;
        }

        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress to, @Nullable SocketAddress from, ChannelPromise made) {
            tunnel.connectFuture().addListener(opened -> settle(made, opened));
            context.connect(to, from).addListener(reached -> {
                if (!reached.isSuccess()) {
                    settle(made, reached);
                }
            });
        }

        /** A tunnel that does not open has been told by then. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (tunnel.isConnected()) {
                context.fireExceptionCaught(cause);
            }
        }

        private static void settle(ChannelPromise made, Future<?> how) {
            if (how.isSuccess()) {
                made.trySuccess();
            } else {
                made.tryFailure(how.cause());
            }
        }
    }
}
