package dev.koma.searchapi.http;

import dev.koma.indexbuilder.settings.ByteSize;
import dev.koma.indexbuilder.settings.Concern;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the server listens, whom it believes, and how large a picture may be. */
@ConfigMapping(prefix = "koma")
public interface HttpSettings {
    /** This concern, with the bounds of its values. */
    Concern<HttpSettings> CONCERN = new Concern<>(HttpSettings.class, HttpSettings::validate);

    /** Address to listen on; {@code 127.0.0.1} to be reached from this machine only. */
    @WithName("http.host")
    @WithDefault("0.0.0.0")
    String host();

    /** Port of the API and the web page. */
    @WithName("http.port")
    @WithDefault("8080")
    int port();

    /** Whether to log one line for each request; keys and tokens are masked. */
    @WithName("http.access-log")
    @WithDefault("false")
    boolean accessLog();

    /** Port of health and metrics. */
    @WithName("management.port")
    @WithDefault("9000")
    int managementPort();

    /** Base of the preview links, such as {@code https://koma.example}; taken from the request when not set. */
    Optional<String> publicUrl();

    /** Addresses or networks whose {@code X-Forwarded-*} headers are believed. */
    @WithDefault("127.0.0.0/8,::1")
    List<String> trustedProxies();

    /** Largest picture that is taken, without the framing of a multipart body. */
    @WithName("upload.max-size")
    @WithDefault("10M")
    ByteSize uploadMaxSize();

    /** How long the whole body of a request may take to arrive. */
    @WithName("upload.timeout")
    @WithDefault("60s")
    Duration uploadTimeout();

    private static void validate(HttpSettings settings, Consumer<String> problems) {
        port("koma.http.port", settings.port(), problems);
        port("koma.management.port", settings.managementPort(), problems);
        if (settings.port() == settings.managementPort()) {
            problems.accept("koma.management.port: must differ from koma.http.port");
        }
        settings.publicUrl()
                .filter(url -> !isBase(url))
                .ifPresent(url -> problems.accept(
                        "koma.public-url: must be a base such as https://koma.example, without ? and #"));
        try {
            TrustedProxies.parse(settings.trustedProxies());
        } catch (IllegalArgumentException e) {
            problems.accept("koma.trusted-proxies: " + e.getMessage());
        }
        long size = settings.uploadMaxSize().bytes();
        if (size < 1 || size > Integer.MAX_VALUE / 2) {
            problems.accept("koma.upload.max-size: must be 1 to 1023M");
        }
        if (!settings.uploadTimeout().isPositive()) {
            problems.accept("koma.upload.timeout: must be positive");
        }
    }

    private static void port(String key, int port, Consumer<String> problems) {
        if (port < 1 || port > 65_535) {
            problems.accept(key + ": must be 1 to 65535");
        }
    }

    private static boolean isBase(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
