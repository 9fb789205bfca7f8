package dev.koma.telegrambot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API for tests: updates by long poll with offsets, files, messages that are sent, changed and deleted, with Telegram's limits,
 * words of refusal and reading of HTML.
 */
public final class FakeTelegram implements AutoCloseable {
    public static final String TOKEN = "4711:secret-token";
    public static final long BOT = 99;
    public static final String NAME = "koma_test_bot";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ObjectNode> updates = new ArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Chats chats = new Chats();
    private final Set<Long> administrators = ConcurrentHashMap.newKeySet();
    private final List<Called> calls = new CopyOnWriteArrayList<>();
    private final Map<String, BiFunction<Called, Integer, @Nullable Answer>> faults = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private int updateIds = 1000;
    private long confirmed;
    private @Nullable ObjectNode repeated;
    private volatile boolean down;

    /** A call, with the parts of its form or JSON. */
    public record Called(String method, Map<String, String> fields, Map<String, byte[]> files) {
        public String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** What the server says instead; a status of 0 is silence until the end. */
    public record Answer(int status, String contentType, String body) {
        public static Answer refusal(int code, String description) {
            return refusal(code, description, "{}");
        }

        public static Answer refusal(int code, String description, String parameters) {
            ObjectNode body = JSON.createObjectNode().put("ok", false).put("error_code", code);
            body.put("description", description);
            try {
                body.set("parameters", JSON.readTree(parameters));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Answer(code, "application/json", body.toString());
        }

        public static Answer page(int status) {
            return new Answer(status, "text/html", "<html><body>nginx</body></html>");
        }

        public static Answer silence() {
            return new Answer(0, "", "");
        }
    }

    /** A message of the bot as it is now. */
    public record Sent(
            int id,
            long chat,
            String words,
            byte @Nullable [] file,
            boolean photo,
            List<String> buttons,
            Called call) {}

    public FakeTelegram() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers calls of a method otherwise; the function gets how many there were before, and gives null for the usual. */
    public void fault(String method, BiFunction<Called, Integer, @Nullable Answer> answer) {
        counts.remove(method.toLowerCase(java.util.Locale.ROOT));
        faults.put(method.toLowerCase(java.util.Locale.ROOT), answer);
    }

    public void cut(boolean now) {
        down = now;
    }

    public List<Called> calls(String method) {
        return calls.stream()
                .filter(call -> call.method.equalsIgnoreCase(method))
                .toList();
    }

    /** What the bot has sent, as it is now, oldest first. */
    public List<Sent> sent() {
        return chats.sent();
    }

    /** The answers of the bot where it is a guest, as they are now, oldest first. */
    public List<Sent> guestMessages() {
        return chats.guestMessages();
    }

    /** Makes somebody an administrator of every group. */
    public void promote(long user) {
        administrators.add(user);
    }

    public synchronized long confirmed() {
        return confirmed;
    }

    /** The id of the newest update. */
    public synchronized long lastUpdate() {
        return updateIds - 1;
    }

    String putFile(byte[] bytes) {
        String id = "file" + files.size();
        files.put(id, bytes);
        return id;
    }

    Chats chats() {
        return chats;
    }

    /** Adds an update of a kind such as {@code message}. */
    synchronized int update(String kind, JsonNode content) {
        ObjectNode update = JSON.createObjectNode().put("update_id", updateIds++);
        update.set(kind, content);
        updates.add(update);
        notifyAll();
        return update.get("update_id").asInt();
    }

    /** Gives the last update once more, whatever the offset, as after a crash before the offset moved on. */
    synchronized void again() {
        repeated = updates.getLast();
        notifyAll();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (down) {
            exchange.close();
            return;
        }
        if (path.startsWith("/file/bot" + TOKEN + "/")) {
            byte[] file = files.get(path.substring(path.lastIndexOf('/') + 1));
            answer(exchange, file == null ? 404 : OK, "application/octet-stream", file == null ? new byte[3] : file);
            return;
        }
        Called call = FormReader.read(exchange, path.substring(path.lastIndexOf('/') + 1));
        Answer answer = path.startsWith("/bot" + TOKEN + "/") ? answer(call) : Answer.refusal(401, "Unauthorized");
        if (down || answer.status == 0) {
            if (answer.status == 0) {
                hold();
            }
            exchange.close();
            return;
        }
        answer(exchange, answer.status, answer.contentType, answer.body.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void hold() {
        try {
            wait();
            wait(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer answer(Called call) {
        calls.add(call);
        String method = call.method.toLowerCase(java.util.Locale.ROOT);
        BiFunction<Called, Integer, @Nullable Answer> fault = faults.get(method);
        if (fault != null) {
            Answer instead = fault.apply(call, counts.merge(method, 1, Integer::sum) - 1);
            if (instead != null) {
                return instead;
            }
        }
        return switch (method) {
            case "getme" -> done(user(BOT, NAME, true));
            case "getupdates" -> done(poll(call));
            case "getfile" -> file(call.field("file_id"));
            case "getchatmember" -> member(Long.parseLong(call.field("user_id")));
            default -> chats.answer(method, call).orElseGet(() -> done(JSON.getNodeFactory().booleanNode(true)));
        };
    }

    public static ObjectNode user(long id, String name, boolean bot) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("is_bot", bot)
                .put("first_name", name)
                .put("username", name)
                .put("language_code", "en");
    }

    private Answer member(long user) {
        ObjectNode member = JSON.createObjectNode();
        member.put("status", administrators.contains(user) ? "administrator" : "member");
        member.set("user", user(user, "someone" + user, false));
        return done(member);
    }

    static Answer done(JsonNode result) {
        ObjectNode body = JSON.createObjectNode().put("ok", true);
        body.set("result", result);
        return new Answer(OK, "application/json", body.toString());
    }

    private synchronized ArrayNode poll(Called call) {
        long offset = Long.parseLong(call.field("offset"));
        long end = System.nanoTime() + Long.parseLong(call.field("timeout")) * 1_000_000_000;
        confirmed = Math.max(confirmed, offset);
        ArrayNode news = JSON.createArrayNode();
        while (true) {
            updates.stream()
                    .filter(update -> update.get("update_id").asLong() >= Math.max(offset, confirmed))
                    .forEach(news::add);
            if (repeated != null) {
                news.add(repeated);
                repeated = null;
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (!news.isEmpty() || left <= 0) {
                return news;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return news;
            }
        }
    }

    private Answer file(String id) {
        byte[] file = files.get(id);
        if (file == null) {
            return Answer.refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        }
        if (file.length > 20 << 20) {
            return Answer.refusal(400, "Bad Request: file is too big");
        }
        ObjectNode described = JSON.createObjectNode().put("file_id", id).put("file_unique_id", "u" + id);
        return done(described.put("file_size", file.length).put("file_path", "photos/" + id));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
