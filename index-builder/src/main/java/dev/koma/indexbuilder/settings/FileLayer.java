package dev.koma.indexbuilder.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** Reads {@code koma.properties} in the data directory. */
final class FileLayer {
    static final String NAME = "koma.properties";

    private FileLayer() {}

    static Layer read(Path data, Consumer<String> problems) {
        Path file = data.resolve(NAME);
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                problems.accept(file + ": cannot be read (" + e.getMessage() + ")");
            }
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key, "")));
        if (values.remove("koma.data") != null) {
            problems.accept("koma.data: cannot be set in " + file + ", which lies in that directory itself");
        }
        return Layer.of(NAME, values);
    }
}
