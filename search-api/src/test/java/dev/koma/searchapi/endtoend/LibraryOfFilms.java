package dev.koma.searchapi.endtoend;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A library of two films, one with an AniList id, and a web server that has a screenshot of it. */
public final class LibraryOfFilms implements QuarkusTestResourceLifecycleManager {
    static final String FILM = "Koma Test Film - 02.mp4";
    static final double SECOND = 6.0;

    private static final Path HOME = Path.of("target/end-to-end").toAbsolutePath();

    private HttpServer web;
    private Map<String, String> settings = Map.of();

    static Path film() {
        return HOME.resolve("library/21").resolve(FILM);
    }

    static Path screenshot() {
        return HOME.resolve("screenshot.jpg");
    }

    @Override
    public Map<String, String> start() {
        try {
            settings = prepare();
            settings.forEach(System::setProperty); // where the loader of the configuration looks
            return settings;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> prepare() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(Files.createDirectories(HOME), "data");
        GeneratedFilms.film(
                film(), "testsrc2=s=640x360:r=25", "mandelbrot=s=640x360:r=25", "smptehdbars=s=640x360:r=25");
        GeneratedFilms.film(
                HOME.resolve("library/Other/other film.mkv"),
                "rgbtestsrc=s=640x360:r=25",
                "life=s=640x360:r=25:mold=10:ratio=0.2:seed=7:death_color=#401010:life_color=#f0e080",
                "gradients=s=640x360:r=25:seed=3:speed=0.05");
        Path titles = HOME.resolve("titles.json");
        Files.writeString(titles, """
                [{"folder": "21", "anilist": 21, "idMal": 21,
                  "title": {"native": "コマ", "romaji": "Koma", "english": null}, "synonyms": ["Frame"], "isAdult": false}]
                """);
        byte[] picture = GeneratedFilms.screenshot(film(), SECOND);
        Files.write(screenshot(), picture);
        return Map.of(
                "koma.library",
                HOME.resolve("library").toString(),
                "koma.library.titles",
                titles.toString(),
                "koma.data",
                data.toString(),
                "koma.index.stable-for",
                "0s",
                "koma.anilist.url",
                "",
                "koma.fetch.allow",
                "127.0.0.1:" + serve(picture));
    }

    private int serve(byte[] picture) throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/baz.jpg", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        web.start();
        return web.getAddress().getPort();
    }

    @Override
    public void stop() {
        settings.keySet().forEach(System::clearProperty);
        if (web != null) {
            web.stop(0);
        }
    }
}
