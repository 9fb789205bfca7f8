package dev.koma.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One connection to a server that answers with {@code Content-Length}. No more than it takes: a load generator on the machine it
 * measures should cost next to nothing, and the JDK's client costs more than many an answer.
 */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private boolean reusable = true;

    Connection(URI server, Duration patience) throws IOException {
        socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort() < 0 ? 80 : server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Posts a body.
     *
     * @param guest the address that the request is said to come from
     * @return the status of the answer, which is read to its end
     */
    int post(URI url, String guest, byte[] body) throws IOException {
        String head = "POST " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nX-Forwarded-For: " + guest + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        request.writeTo(socket.getOutputStream());
        return answer();
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Long.parseLong(header.substring(LENGTH.length()).strip());
            } else if (header.startsWith("connection:") && header.contains("close")) {
                reusable = false;
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection was closed");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Whether the server keeps the connection for a further request. */
    boolean isReusable() {
        return reusable;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
