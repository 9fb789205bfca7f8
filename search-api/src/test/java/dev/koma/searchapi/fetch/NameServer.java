package dev.koma.searchapi.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A name server (RFC 1035) over UDP on this machine that answers by script, lets nobody keep an answer, and counts. */
final class NameServer implements AutoCloseable {
    static final int NO_ERROR = 0;
    static final int SERVER_FAILURE = 2;
    static final int NO_SUCH_NAME = 3;

    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int AAAA = 28;
    private static final int HEADER = 12;
    /** A pointer to the name in the question. */
    private static final short SAME_NAME = (short) 0xC00C;

    private final DatagramSocket socket;
    private final Script script;
    private final List<String> questions = new CopyOnWriteArrayList<>();

    /**
     * An answer.
     *
     * @param code such as {@link #NO_SUCH_NAME}
     * @param addresses of both kinds; a question is answered with those of its kind
     * @param alias a name that has them instead, or null
     */
    record Answer(
            int code, List<InetAddress> addresses, @Nullable String alias) {
        static Answer of(String... literals) {
            return new Answer(NO_ERROR, FetcherHarness.addresses(literals), null);
        }

        static Answer failure(int code) {
            return new Answer(code, List.of(), null);
        }

        static Answer alias(String name) {
            return new Answer(NO_ERROR, List.of(), name);
        }
    }

    /** What it says. */
    @FunctionalInterface
    interface Script {
        /**
         * Answers a question.
         *
         * @param host asked for
         * @param before how often it was asked for that host and kind of address before
         * @return null to say nothing
         */
        @Nullable Answer answer(String host, int before);
    }

    NameServer(Script script) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        this.script = script;
        Thread.ofPlatform().daemon().start(this::serve);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** All questions so far, such as {@code A example.org}. */
    List<String> questions() {
        return questions;
    }

    private void serve() {
        byte[] bytes = new byte[1500];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                answer(ByteBuffer.wrap(bytes, 0, packet.getLength()), packet);
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(ByteBuffer question, DatagramPacket packet) throws IOException {
        short id = question.getShort(0);
        question.position(HEADER);
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = question.getShort();
        int end = question.position() + 2;
        String asked = (type == A ? "A " : type == AAAA ? "AAAA " : type + " ") + name;
        int before = (int) questions.stream().filter(asked::equals).count();
        questions.add(asked);
        Answer answer = script.answer(name.toString(), before);
        if (answer != null) {
            byte[] reply = reply(id, question.array(), end, type, answer);
            socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        }
    }

    private static byte[] reply(short id, byte[] question, int questionEnd, int type, Answer answer) {
        List<byte[]> records = answer.alias() != null
                ? List.of(name(answer.alias()))
                : answer.addresses().stream()
                        .map(InetAddress::getAddress)
                        .filter(address -> address.length == (type == A ? 4 : 16))
                        .toList();
        ByteBuffer reply = ByteBuffer.allocate(60_000);
        reply.putShort(id).putShort((short) (0x8580 | answer.code())); // an answer, by whom it may concern
        reply.putShort((short) 1).putShort((short) records.size()).putInt(0);
        reply.put(question, HEADER, questionEnd - HEADER);
        for (byte[] data : records) {
            reply.putShort(SAME_NAME)
                    .putShort((short) (answer.alias() != null ? CNAME : type))
                    .putShort((short) 1);
            reply.putInt(0); // not to be kept
            reply.putShort((short) data.length).put(data);
        }
        byte[] bytes = new byte[reply.position()];
        reply.get(0, bytes);
        return bytes;
    }

    private static byte[] name(String name) {
        ByteBuffer bytes = ByteBuffer.allocate(name.length() + 2);
        for (String label : name.split("\\.", -1)) {
            bytes.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.put((byte) 0).array();
    }

    @Override
    public void close() {
        socket.close();
    }
}
