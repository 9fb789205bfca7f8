package dev.koma.indexbuilder.settings;

import java.util.List;
import java.util.Map;

/**
 * The configuration in force. A value comes from, first found first taken: flags of the command line, system properties
 * {@code koma.*}, environment variables {@code KOMA_*}, {@code koma.properties} in the data directory, the default.
 */
public final class KomaConfig {
    private final Map<Class<?>, Object> mapped;
    private final List<Setting> settings;

    KomaConfig(Map<Class<?>, Object> mapped, List<Setting> settings) {
        this.mapped = Map.copyOf(mapped);
        this.settings = List.copyOf(settings);
    }

    /**
     * Reads and checks everything.
     *
     * @throws ConfigurationException with every unknown key and every bad value
     */
    public static KomaConfig load(List<Concern<?>> concerns, ConfigInputs inputs) throws ConfigurationException {
        return new ConfigLoading(concerns, inputs).load();
    }

    /** The values of one concern. */
    public <T> T get(Class<T> mapping) {
        Object settings = mapped.get(mapping);
        if (settings == null) {
            throw new IllegalArgumentException(mapping + " was not loaded");
        }
        return mapping.cast(settings);
    }

    /** Every key, in order; secrets are masked. */
    public List<Setting> settings() {
        return settings;
    }
}
