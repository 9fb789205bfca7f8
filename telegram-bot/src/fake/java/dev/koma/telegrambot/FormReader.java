package dev.koma.telegrambot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of a call: JSON, or multipart with files. */
final class FormReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    private FormReader() {}

    static FakeTelegram.Called read(HttpExchange exchange, String method) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        Map<String, String> fields = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        if (type.startsWith("multipart/")) {
            parts(body, type.substring(type.indexOf("boundary=") + 9), fields, files);
        } else if (body.length > 0) {
            JsonNode tree = JSON.readTree(body);
            tree.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        }
        return new FakeTelegram.Called(method, fields, files);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static void parts(byte[] body, String boundary, Map<String, String> fields, Map<String, byte[]> files) {
        String latin = new String(body, StandardCharsets.ISO_8859_1);
        for (String part : latin.split(Pattern.quote("--" + boundary), -1)) {
            int end = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(end < 0 ? "" : part.substring(0, end));
            if (name.find()) {
                byte[] value = part.substring(end + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
                if (part.substring(0, end).contains("filename=")) {
                    files.put(name.group(1), value);
                } else {
                    fields.put(name.group(1), new String(value, StandardCharsets.UTF_8));
                }
            }
        }
    }
}
