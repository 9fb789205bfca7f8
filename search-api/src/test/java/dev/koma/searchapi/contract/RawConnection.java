package dev.koma.searchapi.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which a test sends exactly what it wants, also what no client library would. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    RawConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** The head of a request, with the lines that are given and the end of the head. */
    void head(String... lines) throws IOException {
        send((String.join("\r\n", lines) + "\r\nHost: koma.test\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    void chunk(byte[] bytes) throws IOException {
        send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        send(bytes);
        send("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    void lastChunk() throws IOException {
        send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Everything up to the end of a body of known length, or to the end of the connection. */
    String answer() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.write(next);
            String text = read.toString(StandardCharsets.UTF_8);
            int headEnd = text.indexOf("\r\n\r\n");
            if (headEnd >= 0 && text.length() - headEnd - 4 >= contentLength(text)) {
                return text;
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** All that comes until the server closes the connection, or nothing more has come for some seconds. */
    String everything() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS / 2);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
            }
        } catch (SocketException | SocketTimeoutException e) {
            read.write('\n'); // reset, or left open: what came is what there is
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /**
     * All that comes until the server closes the connection, while something is sent again and again.
     *
     * @throws IOException when it is still open after 30 times
     */
    String answerWhileSending(byte[] again, Duration every) throws IOException {
        socket.setSoTimeout(Math.toIntExact(every.toMillis()));
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int times = 0; times < 30; times++) {
            try {
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    read.write(next);
                }
                return read.toString(StandardCharsets.UTF_8);
            } catch (SocketTimeoutException e) {
                send(again);
            }
        }
        throw new IOException("the server did not hang up");
    }

    /** Whether the server closes within the time that a test waits. */
    boolean isClosedByServer() throws IOException {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // the rest of the answer
            }
            return true;
        } catch (SocketException e) {
            return true; // reset
        }
    }

    private static int contentLength(String text) {
        return text.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
