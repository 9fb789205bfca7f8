package dev.koma.discordbot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Headers;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/** Discord for the tests, over real sockets: REST and gateway, with its rules: 3 s, one acknowledgement, sizes, 429. */
public final class FakeDiscord implements AutoCloseable {
    public static final String TOKEN = "fake.token.for-tests";
    private static final long EPOCH = 1_420_070_400_000L;

    private final MockWebServer server = new MockWebServer();
    final FakeGateway gateway = new FakeGateway(TOKEN);
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Asked> interactions = new ConcurrentHashMap<>();
    private final Map<String, String> attachments = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, DataObject> channelMessages = new ConcurrentHashMap<>();
    final List<SentMessage> messages = new CopyOnWriteArrayList<>();
    public final List<DataObject> autocompleted = new CopyOnWriteArrayList<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();
    /** How long each interaction waited for its acknowledgement. */
    public final List<Duration> acknowledgedAfter = new CopyOnWriteArrayList<>();
    /** What was answered with an error: rule, or code. */
    public final List<String> refusals = new CopyOnWriteArrayList<>();
    /** How many of the next requests with this in their path get 429. */
    final Map<String, AtomicInteger> limited = new ConcurrentHashMap<>();
    /** How many of the next edits get this error. */
    final List<Error> nextEdits = new CopyOnWriteArrayList<>();

    public volatile DataArray commands = DataArray.empty();
    volatile boolean down;
    volatile boolean refuseToken;
    /** Another program has acknowledged every interaction before. */
    volatile boolean acknowledgedByAnother;

    volatile long acknowledgementMillis = 3000;
    volatile DataObject last;

    record Error(int status, int code, String message) {}

    /** An interaction and what became of it. */
    private static final class Asked {
        private final String id;
        private final String channel;
        private final long limit;
        private final long since = System.nanoTime();
        private final SentMessage on;
        private boolean acknowledged;
        private boolean expired;
        private SentMessage original;

        private Asked(String id, String channel, long limit, SentMessage on) {
            this.id = id;
            this.channel = channel;
            this.limit = limit;
            this.on = on;
        }
    }

    public FakeDiscord() {
        try {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return answer(request);
                }
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gateway.address = gatewayUrl().toString();
    }

    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/api/v10");
    }

    public URI gatewayUrl() {
        return URI.create("ws://127.0.0.1:" + server.getPort() + "/gateway");
    }

    DiscordConnection connection() {
        return new DiscordConnection(TOKEN, apiUrl(), gatewayUrl());
    }

    String nextId() {
        long time = System.currentTimeMillis() - EPOCH;
        return Long.toUnsignedString((time << 22) + ids.incrementAndGet());
    }

    String host(byte[] file, String name) {
        String path = "/attachments/" + nextId() + "/" + name;
        files.put(path, file);
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    void forget(String url) {
        files.remove(URI.create(url).getPath());
    }

    /** A message of somebody else, which can be fetched. */
    void keep(DataObject message) {
        channelMessages.put(message.getString("id"), message);
    }

    /** Somebody does something. */
    String interact(Payloads.Asker asker, int type, DataObject data, SentMessage on) {
        String id = nextId();
        String token = "token" + id;
        interactions.put(token, new Asked(id, asker.channel(), asker.uploadLimit(), on));
        last = Payloads.interaction(asker, id, token, type).put("data", data);
        if (on != null) {
            last.put("message", on.json());
        }
        gateway.dispatch("INTERACTION_CREATE", last);
        return id;
    }

    void redeliver() {
        gateway.dispatch("INTERACTION_CREATE", last);
    }

    /** The tokens of all interactions no longer work. */
    void expire() {
        interactions.values().forEach(asked -> asked.expired = true);
    }

    public List<SentMessage> shown() {
        return messages.stream()
                .filter(message -> !message.thinking && !message.deleted)
                .toList();
    }

    // ---------------------------------------------------------------- REST

    private MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.startsWith("/gateway")) {
            return gateway.accept();
        }
        if (down) {
            return new MockResponse.Builder()
                    .onRequestStart(new SocketEffect.CloseSocket())
                    .build();
        }
        if (path.startsWith("/attachments/")) {
            return Optional.ofNullable(files.get(path))
                    .map(file -> new MockResponse.Builder()
                            .body(new Buffer().write(file))
                            .build())
                    .orElseGet(() -> new MockResponse.Builder().code(404).build());
        }
        String route = path.substring("/api/v10".length());
        requests.add(request.getMethod() + " " + route);
        if (!route.contains("/callback") && !route.startsWith("/webhooks/") && isStranger(request)) {
            return refuse(401, 0, "401: Unauthorized");
        }
        for (Map.Entry<String, AtomicInteger> limit : limited.entrySet()) {
            if (route.contains(limit.getKey()) && limit.getValue().getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                refusals.add("429");
                return new MockResponse.Builder()
                        .code(429)
                        .setHeader("Content-Type", "application/json")
                        .setHeader("Retry-After", "1")
                        .setHeader("X-RateLimit-Scope", "shared")
                        .body("{\"message\":\"You are being rate limited.\",\"retry_after\":0.5,\"global\":false}")
                        .build();
            }
        }
        try {
            return route(request.getMethod(), route.substring(1).split("/"), request);
        } catch (RuntimeException | IOException e) {
            return refuse(400, 50035, "the fake does not understand: " + e);
        }
    }

    private boolean isStranger(RecordedRequest request) {
        return refuseToken || !("Bot " + TOKEN).equals(request.getHeaders().get("Authorization"));
    }

    private MockResponse route(String method, String[] parts, RecordedRequest request) throws IOException {
        String first = method + " " + parts[0];
        return switch (first) {
            case "GET users" -> json(Payloads.user(Payloads.BOT));
            case "POST users" ->
                json(DataObject.empty()
                        .put("id", Payloads.DIRECT_CHANNEL)
                        .put("type", 1)
                        .put("recipients", Payloads.array(Payloads.user("400"))));
            case "PUT applications" -> {
                commands = DataArray.fromJson(request.getBody().utf8());
                yield text("[]");
            }
            case "POST interactions" -> callback(parts[2], request);
            case "PATCH webhooks" -> edit(parts[2], request);
            case "GET channels" ->
                Optional.ofNullable(channelMessages.get(parts[3]))
                        .map(FakeDiscord::json)
                        .orElseGet(() -> refuse(404, 10008, "Unknown Message"));
            case "POST channels" -> post(parts[1], request);
            default -> refuse(404, 0, "404: Not Found");
        };
    }

    private static MockResponse json(DataObject body) {
        return text(body.toString());
    }

    private static MockResponse text(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private MockResponse refuse(int status, int code, String message) {
        refusals.add(status + " " + code + " " + message);
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(DataObject.empty()
                        .put("code", code)
                        .put("message", message)
                        .toString())
                .build();
    }

    private record Body(DataObject json, byte[] file, long size) {}

    private static Body body(RecordedRequest request) throws IOException {
        ByteString bytes = request.getBody();
        if (bytes == null) {
            return new Body(DataObject.empty(), null, 0);
        }
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("multipart/")) {
            return new Body(DataObject.fromJson(bytes.utf8()), null, 0);
        }
        String boundary = type.replaceFirst(".*boundary=", "");
        DataObject json = DataObject.empty();
        byte[] file = null;
        try (MultipartReader reader = new MultipartReader(new Buffer().write(bytes), boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                Headers headers = part.headers();
                if (String.valueOf(headers.get("Content-Disposition")).contains("name=\"payload_json\"")) {
                    json = DataObject.fromJson(part.body().readUtf8());
                } else {
                    file = part.body().readByteArray();
                }
            }
        }
        return new Body(json, file, file == null ? 0 : file.length);
    }

    private MockResponse callback(String token, RecordedRequest request) throws IOException {
        Asked asked = interactions.get(token);
        boolean late = asked == null
                || System.nanoTime() - asked.since
                        > Duration.ofMillis(acknowledgementMillis).toNanos();
        if (late) {
            return refuse(404, 10062, "Unknown interaction");
        }
        synchronized (asked) {
            if (acknowledgedByAnother && !asked.acknowledged) {
                asked.original = add(asked.channel, false, true);
                asked.acknowledged = true;
            }
            if (asked.acknowledged) {
                return refuse(400, 40060, "Interaction has already been acknowledged.");
            }
            DataObject body = body(request).json;
            DataObject data = body.optObject("data").orElseGet(DataObject::empty);
            boolean quiet = (data.getInt("flags", 0) & 64) != 0;
            switch (body.getInt("type")) {
                case 4 -> {
                    String problem = SentMessage.problem(data, null, true);
                    if (problem != null) {
                        return refuse(400, 50035, problem);
                    }
                    asked.original = add(asked.channel, quiet, false);
                    asked.original.change(data, null);
                }
                case 5 -> asked.original = add(asked.channel, quiet, true);
                case 6 -> asked.original = asked.on;
                case 8 -> autocompleted.add(data);
                default -> {
                    return refuse(400, 50035, "type");
                }
            }
            asked.acknowledged = true;
            acknowledgedAfter.add(Duration.ofNanos(System.nanoTime() - asked.since));
        }
        return new MockResponse.Builder().code(204).build();
    }

    private SentMessage add(String channel, boolean quiet, boolean thinking) {
        SentMessage message = new SentMessage(nextId(), channel, quiet, thinking);
        messages.add(message);
        return message;
    }

    private MockResponse edit(String token, RecordedRequest request) throws IOException {
        Asked asked = interactions.get(token);
        if (asked == null || !asked.acknowledged) {
            return refuse(404, 10015, "Unknown Webhook");
        }
        if (asked.expired) {
            return refuse(401, 50027, "Invalid Webhook Token");
        }
        if (asked.original.deleted) {
            return refuse(404, 10008, "Unknown Message");
        }
        if (!nextEdits.isEmpty()) {
            Error error = nextEdits.removeFirst();
            return refuse(error.status, error.code, error.message);
        }
        Body body = body(request);
        if (body.size > asked.limit) {
            return refuse(413, 40005, "Request entity too large");
        }
        String problem = SentMessage.problem(body.json, body.file, false);
        if (problem != null) {
            return refuse(400, 50035, problem);
        }
        asked.original.change(body.json, body.file);
        return json(asked.original.json());
    }

    private final Map<String, SentMessage> nonces = new ConcurrentHashMap<>();

    private MockResponse post(String channel, RecordedRequest request) throws IOException {
        Body body = body(request);
        String problem = SentMessage.problem(body.json, body.file, true);
        if (problem != null) {
            return refuse(400, 50035, problem);
        }
        String nonce = body.json.getString("nonce", "");
        SentMessage before = nonces.get(nonce);
        if (before != null && body.json.getBoolean("enforce_nonce")) {
            return json(before.json());
        }
        SentMessage message = add(channel, false, false);
        message.change(body.json, body.file);
        nonces.put(nonce, message);
        return json(message.json());
    }

    /** Whoever waits for an answer: deferred and not yet answered. */
    public List<SentMessage> waiting() {
        return messages.stream().filter(message -> message.thinking).toList();
    }

    long count(Predicate<String> which) {
        return new ArrayList<>(requests).stream().filter(which).count();
    }

    @Override
    public void close() {
        server.close();
    }
}
