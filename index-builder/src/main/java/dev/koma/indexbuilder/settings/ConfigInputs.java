package dev.koma.indexbuilder.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where values come from, besides the file in the data directory.
 *
 * @param flags from the command line: key to value
 * @param systemProperties of the JVM; those that do not begin with {@code koma.} are left alone
 * @param environment variables; those that do not begin with {@code KOMA_} are left alone
 * @param home the user's home directory
 */
public record ConfigInputs(
        Map<String, String> flags, Map<String, String> systemProperties, Map<String, String> environment, Path home) {
    public ConfigInputs {
        flags = Map.copyOf(flags);
        systemProperties = Map.copyOf(systemProperties);
        environment = Map.copyOf(environment);
    }

    /** What this process was started with, and these flags. */
    public static ConfigInputs ofProcess(Map<String, String> flags) {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return new ConfigInputs(flags, properties, System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** The value of a key that holds a list: commas within an element are escaped. */
    public static String listValue(List<?> elements) {
        return elements.stream()
                .map(element -> element.toString().replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }
}
