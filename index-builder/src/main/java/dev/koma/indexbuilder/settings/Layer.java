package dev.koma.indexbuilder.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of one source.
 *
 * @param name such as {@code koma.properties}
 * @param values by key
 * @param origins by key: what to call the place where the value stands
 */
record Layer(String name, Map<String, String> values, Map<String, String> origins) {
    Layer {
        values = Map.copyOf(values);
        origins = Map.copyOf(origins);
    }

    static Layer of(String name, Map<String, String> values) {
        Map<String, String> origins = new HashMap<>();
        values.keySet().forEach(key -> origins.put(key, name));
        return new Layer(name, values, origins);
    }
}
