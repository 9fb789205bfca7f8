package dev.koma.indexbuilder.settings;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** One loading of the configuration; collects the problems of all layers before it gives up. */
final class ConfigLoading {
    private static final String DATA = "koma.data";
    private static final Pattern MESSAGE_CODE = Pattern.compile("(java\\.\\S+: |io\\.\\S+: )?SRCFG\\d+: ");
    private static final Pattern BAD_VALUE = Pattern.compile(
            "The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being converted\\s*(.*)",
            Pattern.DOTALL);
    private static final Pattern MISSING =
            Pattern.compile("The config property (\\S+) is required but .*", Pattern.DOTALL);

    private final List<Concern<?>> concerns;
    private final ConfigInputs inputs;
    private final KnownKeys known;
    private final List<String> problems = new ArrayList<>();

    ConfigLoading(List<Concern<?>> concerns, ConfigInputs inputs) {
        this.concerns = List.copyOf(concerns);
        this.inputs = inputs;
        this.known = new KnownKeys(concerns);
    }

    KomaConfig load() throws ConfigurationException {
        List<Layer> layers = layers();
        layers.forEach(this::refuseUnknownKeys);
        SmallRyeConfig config = config(layers);
        Map<Class<?>, Object> mapped = new HashMap<>();
        for (Concern<?> concern : concerns) {
            map(concern, config, layers, mapped);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new KomaConfig(mapped, settings(layers));
    }

    /** By priority, the highest first. */
    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.of("flag", inputs.flags()));
        Map<String, String> properties = new HashMap<>(inputs.systemProperties());
        properties.keySet().removeIf(key -> !key.startsWith("koma."));
        layers.add(Layer.of("system property", properties));
        layers.add(new EnvironmentLayer(known, inputs.environment(), problems::add).read());
        Layer defaults = Layer.of("default", Map.of(DATA, defaultData().toString()));
        Path data = dataDirectory(layers);
        if (data != null) {
            layers.add(FileLayer.read(data, problems::add));
        }
        layers.add(defaults);
        return layers;
    }

    private @Nullable Path dataDirectory(List<Layer> layers) {
        for (Layer layer : layers) {
            String written = layer.values().get(DATA);
            if (written != null && !written.isEmpty()) {
                try {
                    return path(written);
                } catch (IllegalArgumentException e) {
                    return null; // reported when the value is mapped
                }
            }
        }
        return defaultData();
    }

    /** As the XDG Base Directory Specification has it: a relative {@code XDG_DATA_HOME} is ignored. */
    private Path defaultData() {
        String xdg = inputs.environment().getOrDefault("XDG_DATA_HOME", "");
        return xdg.startsWith("/") ? Path.of(xdg, "koma") : inputs.home().resolve(".local/share/koma");
    }

    private void refuseUnknownKeys(Layer layer) {
        for (String key : new TreeSet<>(layer.values().keySet())) {
            if (!known.contains(key)) {
                String hint = known.nearest(key)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("");
                problems.add(key + ": there is no such key (" + layer.origins().get(key) + ")" + hint);
            }
        }
    }

    private SmallRyeConfig config(List<Layer> layers) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                // Each mapping would take the keys of the others for unknown ones; they are checked above, over all.
                .withDefaultValue(SmallRyeConfig.SMALLRYE_CONFIG_MAPPING_VALIDATE_UNKNOWN, "false")
                .withConverter(Path.class, 200, unlessEmpty(this::path))
                .withConverter(Duration.class, 200, unlessEmpty(Durations::parse))
                .withConverter(SecretText.class, 200, unlessEmpty(SecretText::new))
                .withConverter(ByteSize.class, 200, unlessEmpty(ByteSize::parse));
        int ordinal = 1000;
        for (Layer layer : layers) {
            builder.withSources(new PropertiesConfigSource(layer.values(), layer.name(), ordinal--));
        }
        known.plain().stream()
                .filter(key -> !known.defaultOf(key).isEmpty())
                .forEach(key -> builder.withDefaultValue(key, known.defaultOf(key)));
        return builder.build();
    }

    /** An empty value is one that is not set: that is null for SmallRye, which its interface does not declare. */
    @SuppressWarnings("NullAway")
    private static <T> Converter<T> unlessEmpty(Function<String, T> convert) {
        return written -> written.isEmpty() ? null : convert.apply(written);
    }

    private <T> void map(Concern<T> concern, SmallRyeConfig config, List<Layer> layers, Map<Class<?>, Object> mapped) {
        try {
            ConfigMappings.registerConfigMappings(config, Set.of(ConfigClass.configClass(concern.mapping())));
        } catch (ConfigValidationException e) {
            for (int i = 0; i < e.getProblemCount(); i++) {
                problems.add(plainWords(e.getProblem(i).getMessage(), layers));
            }
            return;
        }
        T settings = config.getConfigMapping(concern.mapping());
        concern.validate().accept(settings, problems::add);
        mapped.put(concern.mapping(), settings);
    }

    /** Turns the library's message into one for people, without the value of a secret. */
    private String plainWords(String message, List<Layer> layers) {
        String plain = MESSAGE_CODE.matcher(message).replaceAll("");
        Matcher missing = MISSING.matcher(plain);
        if (missing.matches()) {
            return missing.group(1) + ": must be set";
        }
        Matcher bad = BAD_VALUE.matcher(plain);
        if (!bad.matches()) {
            return plain;
        }
        String key = bad.group(1);
        String reason = known.isSecret(key) ? "the secret cannot be used" : bad.group(3);
        return key + ": " + reason + " (" + origin(key, layers) + ")";
    }

    private String origin(String key, List<Layer> layers) {
        return layers.stream()
                .filter(layer -> layer.origins().containsKey(key))
                .map(layer -> layer.origins().getOrDefault(key, layer.name()))
                .findFirst()
                .orElse("default");
    }

    private List<Setting> settings(List<Layer> layers) {
        Set<String> keys = new TreeSet<>(known.plain());
        layers.forEach(layer -> keys.addAll(layer.values().keySet()));
        return keys.stream().map(key -> setting(key, layers)).toList();
    }

    private Setting setting(String key, List<Layer> layers) {
        String value = layers.stream()
                .map(layer -> layer.values().get(key))
                .filter(found -> found != null)
                .findFirst()
                .orElse(known.defaultOf(key));
        if (value.isEmpty()) {
            return new Setting(key, null, origin(key, layers));
        }
        return new Setting(key, known.isSecret(key) ? "***" : value, origin(key, layers));
    }

    /** A leading {@code ~/} is the user's home; a relative path counts from the working directory. */
    private Path path(String written) {
        try {
            Path path = written.equals("~") || written.startsWith("~/")
                    ? inputs.home().resolve(written.substring(Math.min(2, written.length())))
                    : Path.of(written);
            return path.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path: " + e.getReason(), e);
        }
    }
}
