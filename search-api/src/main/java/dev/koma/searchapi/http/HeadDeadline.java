package dev.koma.searchapi.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection on which the head of a request, or what follows an answer and is not yet one, takes too long, however
 * steadily bytes come. Stands first on a connection, where bytes come in, and has a second place behind the HTTP codec, where
 * requests and answers are seen. Used by the connection's event loop only.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
    private static final String BODY = "{\"error\":\"The request took too long\"}";
    private static final String ANSWER = "HTTP/1.1 408 Request Timeout\r\ncontent-type: application/json\r\n"
            + "connection: close\r\ncontent-length: " + BODY.length() + "\r\n\r\n" + BODY;

    private final Duration longest;
    private @Nullable Future<?> deadline;
    private boolean seeking;
    private boolean watching;
    /** Requests whose head is complete and whose answer is not. */
    private int unanswered;

    HeadDeadline(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (unanswered == 0 && deadline == null) {
            deadline = context.executor().schedule(() -> expire(context), longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (!watching) {
            watch(context);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private void watch(ChannelHandlerContext context) {
        ChannelHandlerContext encoder = context.pipeline().context(HttpResponseEncoder.class);
        if (encoder != null) {
            context.pipeline().addAfter(encoder.name(), "requests and answers", new Messages());
            watching = true;
        } else if (!seeking) {
            context.pipeline().addLast(new Seeker());
            seeking = true;
        }
    }

    private void expire(ChannelHandlerContext context) {
        boolean readable = context.pipeline().get(SslHandler.class) == null;
        context.writeAndFlush(
                        readable ? Unpooled.copiedBuffer(ANSWER, StandardCharsets.US_ASCII) : Unpooled.EMPTY_BUFFER)
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /**
     * Where bytes decide which codec there is, as with TLS, it comes with the first bytes: in front of it, and behind who puts it
     * there.
     */
    private final class Seeker extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (!watching) {
                watch(context);
            }
            context.fireChannelRead(bytes);
        }
    }

    /** Behind the codec. */
    private final class Messages extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                unanswered++;
                cancel();
            } else if (message instanceof LastHttpContent) {
                cancel(); // of a request that was answered before all of it had come
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            boolean interim = message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (message instanceof LastHttpContent && !interim && unanswered > 0) {
                unanswered--;
            }
            context.write(message, promise);
        }
    }
}
