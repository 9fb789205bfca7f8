package dev.koma.discordbot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import mockwebserver3.MockResponse;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/** The gateway: hello, identify, heartbeats, dispatches, RESUME and invalid sessions, compressed as Discord does. */
final class FakeGateway {
    /** Guild members, presences and message content: these intents need a permit. */
    private static final int PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15;

    final AtomicInteger identified = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> sessions = new ConcurrentHashMap<>();
    private final List<DataObject> dispatched = new ArrayList<>();
    private volatile Connection current;
    volatile String token;
    volatile boolean refuseResume;
    volatile boolean refuseToken;
    volatile String address;
    volatile int intents;
    /** How many of the next connections get the page of a gateway that is away. */
    final AtomicInteger away = new AtomicInteger();

    volatile int heartbeatMillis = 5000;
    /** Nothing arrives any more on the connections that there are, in either direction, and they stay open. */
    volatile boolean halfOpen;

    FakeGateway(String token) {
        this.token = token;
    }

    MockResponse accept() {
        if (away.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            return new MockResponse.Builder()
                    .code(502)
                    .setHeader("Content-Type", "text/html")
                    .body("<html>Bad Gateway</html>")
                    .build();
        }
        halfOpen = false;
        return new MockResponse.Builder().webSocketUpgrade(new Connection()).build();
    }

    /** Sends an event to whoever is connected, or as soon as somebody resumes. */
    synchronized void dispatch(String type, DataObject data) {
        DataObject message = DataObject.empty()
                .put("op", 0)
                .put("t", type)
                .put("s", dispatched.size() + 1)
                .put("d", data);
        dispatched.add(message);
        Connection connection = current;
        if (connection != null && !halfOpen) {
            connection.send(message);
        }
    }

    /** Ends the connection as Discord does when one of its servers goes away. */
    void drop() {
        Connection connection = current;
        current = null;
        if (connection != null) {
            connection.socket.close(4000, "Unknown error");
        }
    }

    boolean isConnected() {
        return current != null;
    }

    /** Tells that the session is no longer valid. */
    void invalidate() {
        Connection connection = current;
        current = null;
        sessions.clear();
        connection.send(DataObject.empty().put("op", 9).put("d", false));
    }

    private final class Connection extends WebSocketListener {
        private final Deflater deflater = new Deflater();
        private WebSocket socket;

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            socket = webSocket;
            send(DataObject.empty().put("op", 10).put("d", DataObject.empty().put("heartbeat_interval", heartbeatMillis)));
        }

        private synchronized void send(DataObject message) {
            byte[] text = message.toString().getBytes(StandardCharsets.UTF_8);
            byte[] packed = new byte[text.length * 2 + 1000];
            deflater.setInput(text);
            int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
            socket.send(ByteString.of(packed, 0, length));
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            if (halfOpen) {
                return;
            }
            DataObject message = DataObject.fromJson(text);
            switch (message.getInt("op")) {
                case 1 -> send(DataObject.empty().put("op", 11));
                case 2 -> identify(message.getObject("d"));
                case 6 -> resume(message.getObject("d"));
                default -> {}
            }
        }

        private void identify(DataObject identity) {
            intents = identity.getInt("intents");
            if (refuseToken || !identity.getString("token").equals(token)) {
                socket.close(4004, "Authentication failed.");
            } else if ((intents & PRIVILEGED) != 0) {
                socket.close(4014, "Disallowed intent(s).");
            } else {
                ready();
            }
        }

        private void ready() {
            synchronized (FakeGateway.this) {
                String session = "session" + identified.incrementAndGet();
                sessions.put(session, identified.get());
                dispatched.clear();
                current = this;
                dispatch("READY", Payloads.ready(session, address));
                dispatch("GUILD_CREATE", Payloads.guild());
            }
        }

        private void resume(DataObject data) {
            if (refuseResume || !sessions.containsKey(data.getString("session_id"))) {
                send(DataObject.empty().put("op", 9).put("d", false));
                return;
            }
            synchronized (FakeGateway.this) {
                resumed.incrementAndGet();
                dispatched.stream()
                        .filter(old -> old.getInt("s") > data.getInt("seq"))
                        .forEach(this::send);
                current = this;
                dispatch("RESUMED", DataObject.empty().put("_trace", DataArray.empty()));
            }
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(code, null);
        }
    }
}
