package dev.koma.indexbuilder.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.koma.indexbuilder.film.Film;
import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.LibrarySettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class SearchCommandTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private Path film;
    private Path frame;

    @BeforeEach
    void index() throws Exception {
        film = Film.make(home.resolve("library/21/film 1.mkv"), 1, 4.5);
        Film.make(home.resolve("library/Show/film 2.mkv"), 2, 4.5);
        frame = Film.still(film, 3.5, home.resolve("frame.png"));
        assertEquals(0, koma("index", home.resolve("library").toString()), err.toString());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/frame", exchange -> answer(exchange, Files.readAllBytes(frame)));
        server.createContext("/large", exchange -> answer(exchange, new byte[2_000_000]));
        server.createContext("/slow", this::slow);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/frame");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Sends the headers and one byte, and then nothing. */
    private void slow(HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(200, 0);
            body.write(1);
            body.flush();
            end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private int koma(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandContext context = new CommandContext(
                List.of(LibrarySettings.CONCERN),
                flags -> new ConfigInputs(flags, Map.of(), Map.of(), home),
                Clock.systemUTC(),
                null);
        return KomaCommand.commandLine(context, List.of(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void printsATableOfWhereThePictureIsFrom() {
        assertEquals(0, koma("search", "--limit", "1", frame.toString()), err.toString());
        assertTrue(
                out.toString().matches("(?s)[01]\\.\\d{3}  21  film 1\\.mkv  00:00:0[23]\\.\\d–00:00:0[34]\\.\\d\\R"),
                out.toString());
    }

    @Test
    void printsWhatTheServerWouldAnswer() throws IOException {
        assertEquals(0, koma("search", "--json", frame.toString(), url("/moved")), err.toString());
        assertEquals(2, json().size());
        for (JsonNode search : json()) {
            assertEquals("", search.get("error").asText());
            assertEquals(225, search.get("frameCount").asInt(), 6);
            JsonNode best = search.get("result").get(0);
            assertEquals(film.toString(), best.get("path").asText());
            assertEquals(21, best.get("anilist").asInt());
            assertEquals(3.5, best.get("at").asDouble(), 1);
            assertTrue(best.get("similarity").asDouble() > 0.8);
        }
    }

    @Test
    void searchesOnlyTheTitleThatIsAskedFor() throws IOException {
        assertEquals(0, koma("search", "--json", "--anilist", "99", frame.toString()), err.toString());
        assertEquals(0, json().get(0).get("result").size());
        assertEquals(0, json().get(0).get("frameCount").asInt());
    }

    @Test
    void goesOnAfterAPictureThatCannotBeRead() throws IOException {
        Path text = Files.writeString(home.resolve("text"), "x");
        assertEquals(
                1,
                koma(
                        "search",
                        "--json",
                        text.toString(),
                        home.resolve("none").toString(),
                        home.toString(),
                        url("/none"),
                        "http://[",
                        frame.toString()));
        assertEquals("Failed to process image", json().get(0).get("error").asText());
        assertEquals("there is no such file", json().get(1).get("error").asText());
        assertEquals("not a file", json().get(2).get("error").asText());
        assertTrue(
                json().get(3).get("error").asText().contains("404"),
                json().get(3).toString());
        assertEquals("not a web address", json().get(4).get("error").asText());
        assertEquals("", json().get(5).get("error").asText());
        assertTrue(err.toString().contains("there is no such file"), err.toString());
    }

    @Test
    void givesUpOnAnAnswerThatIsTooLargeOrTooSlow() {
        ImageSource large = new ImageSource(1_000_000, Duration.ofSeconds(20));
        IOException tooLarge = assertThrows(IOException.class, () -> large.read(url("/large")));
        assertTrue(tooLarge.toString().contains("larger than 1.0 MB"), tooLarge.toString());
        ImageSource hasty = new ImageSource(1_000_000, Duration.ofMillis(500));
        IOException tooSlow = assertThrows(
                IOException.class,
                () -> assertTimeoutPreemptively(Duration.ofSeconds(10), () -> hasty.read(url("/slow"))));
        assertTrue(tooSlow.toString().contains("no whole answer"), tooSlow.toString());
    }
}
