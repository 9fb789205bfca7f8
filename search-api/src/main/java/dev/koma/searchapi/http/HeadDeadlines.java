package dev.koma.searchapi.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;

/**
 * Puts a {@link HeadDeadline} before each connection that any server of this process accepts. Found by the framework in
 * {@code META-INF/services}: neither it nor its HTTP library has a setting for this.
 */
public final class HeadDeadlines implements VertxServiceProvider {
    /** A head is one packet or a few; who is this slow has something else in mind. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration longest;

    /** As the framework does. */
    public HeadDeadlines() {
        this(LONGEST);
    }

    HeadDeadlines(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new WatchedTransport(builder.findTransport(), new Acceptor(longest)));
    }

    /** Is told of each accepted connection before the server is. */
    @Sharable
    static final class Acceptor extends ChannelInboundHandlerAdapter {
        private final Duration longest;

        Acceptor(Duration longest) {
            this.longest = longest;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            if (accepted instanceof Channel connection) {
                connection.pipeline().addLast(new HeadDeadline(longest));
            }
            context.fireChannelRead(accepted);
        }
    }
}
