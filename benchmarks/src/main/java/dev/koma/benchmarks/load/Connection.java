package dev.koma.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection to a server that answers with {@code Content-Length}, and the request that is under way on it. Never waits. No
 * more than it takes: a load generator on the machine it measures should cost next to nothing.
 */
final class Connection implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSE = Pattern.compile("\r\nconnection: *close", Pattern.CASE_INSENSITIVE);
    private static final int STATUS = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private ByteBuffer[] request = {};
    private long began;
    private boolean used;
    private boolean waiting;
    private boolean reusable = true;

    Connection(Selector selector, InetSocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Begins to send a request.
     *
     * @param nanoTime when its answer began to be waited for
     */
    void send(long nanoTime, ByteBuffer... parts) throws IOException {
        used = request.length > 0;
        waiting = true;
        began = nanoTime;
        request = parts;
        answer.reset();
        write();
    }

    private void write() throws IOException {
        channel.write(request);
        boolean all = !request[request.length - 1].hasRemaining();
        key.interestOps(all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /**
     * Goes on with what can be gone on with.
     *
     * @param scratch of any content
     * @return the status of the answer once all of it is there
     * @throws EOFException when the server closed the connection
     */
    OptionalInt proceed(ByteBuffer scratch) throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return OptionalInt.empty();
        }
        scratch.clear();
        int read = channel.read(scratch);
        if (read < 0) {
            throw new EOFException("The connection was closed");
        }
        answer.write(scratch.array(), 0, read);
        return status();
    }

    private OptionalInt status() {
        String text = answer.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return OptionalInt.empty();
        }
        Matcher length = LENGTH.matcher(text).region(0, end);
        long body = length.find() ? Long.parseLong(length.group(1)) : 0;
        if (text.length() < end + 4 + body) {
            return OptionalInt.empty();
        }
        waiting = false;
        reusable = !CLOSE.matcher(text).region(0, end).find();
        return OptionalInt.of(Integer.parseInt(text.substring(STATUS, STATUS + 3)));
    }

    /** Whether the server keeps the connection for a further request. */
    boolean isReusable() {
        return reusable;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Whether the server, which closes what is idle for long, may have done so before it saw the request. */
    boolean mayHaveBeenIdleTooLong() {
        return used && answer.size() == 0;
    }

    long began() {
        return began;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing more to be had from it either way.
        }
    }
}
