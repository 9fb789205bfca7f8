package dev.koma.searchapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client of the server under test that reads JSON. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    /** A client of the server that {@code @QuarkusTest} started. */
    static Api ofTheServerUnderTest() {
        return new Api(URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)));
    }

    URI base() {
        return base;
    }

    Reply get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        return send("GET", pathAndQuery, BodyPublishers.noBody(), headers);
    }

    Reply post(String pathAndQuery, byte[] body, String... headers) throws IOException, InterruptedException {
        return send("POST", pathAndQuery, BodyPublishers.ofByteArray(body), headers);
    }

    Reply send(String method, String pathAndQuery, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(pathAndQuery))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Reply(client.send(request.build(), BodyHandlers.ofString()));
    }

    /** A form as browsers send it, with one part. */
    static byte[] form(String boundary, String disposition, byte[] content) {
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                        + "\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return concat(head, content, tail);
    }

    static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        String error() throws IOException {
            return json().path("error").asText("there is no error");
        }
    }
}
