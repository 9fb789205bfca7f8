package dev.koma.indexbuilder.settings;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every key that some concern maps. Keys of maps and lists hold a {@code *} for the part that the user chooses. */
final class KnownKeys {
    private static final int FARTHEST_HINT = 4;

    private final Map<String, String> defaults = new TreeMap<>();
    private final Set<String> secrets = new HashSet<>();

    KnownKeys(List<Concern<?>> concerns) {
        for (Concern<?> concern : concerns) {
            ConfigClass mapping = ConfigClass.configClass(concern.mapping());
            mapping.getProperties().forEach((key, value) -> defaults.put(key, value == null ? "" : value));
            ConfigMappings.getProperties(mapping).forEach((key, property) -> {
                // SmallRye's own Secret type cannot be optional: it wraps a null.
                if (property.getMethod().getGenericReturnType().getTypeName().contains(SecretText.class.getName())) {
                    secrets.add(key);
                }
            });
        }
    }

    /** Keys without a part that the user chooses, in order. */
    List<String> plain() {
        return defaults.keySet().stream().filter(key -> !key.contains("*")).toList();
    }

    /** The default as written, empty when there is none. */
    String defaultOf(String key) {
        return defaults.getOrDefault(key, "");
    }

    boolean contains(String key) {
        return patternOf(key).isPresent();
    }

    boolean isSecret(String key) {
        return patternOf(key).map(secrets::contains).orElse(false);
    }

    private Optional<String> patternOf(String key) {
        String whole = key.replaceAll("\\[\\d+]$", "");
        if (defaults.containsKey(whole)) {
            return Optional.of(whole);
        }
        return defaults.keySet().stream()
                .filter(known -> keyPattern(known).matcher(key).matches())
                .findFirst();
    }

    /** The key that an environment variable stands for. */
    Optional<String> keyOfVariable(String variable) {
        for (String key : defaults.keySet()) {
            if (variable.equals(variableOf(key))) {
                return Optional.of(key);
            }
        }
        return defaults.keySet().stream()
                .filter(known -> known.contains("*"))
                .map(known -> chosen(known, variable))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** {@code koma.index.stable-for} is {@code KOMA_INDEX_STABLE_FOR}. */
    static String variableOf(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Fills the stars of a key from a variable's name, in lower case. */
    private static Optional<String> chosen(String known, String variable) {
        List<String> parts = List.of(known.split("\\*", -1));
        List<String> patterns = new ArrayList<>();
        parts.forEach(part -> patterns.add(Pattern.quote(variableOf(part))));
        Matcher matcher = Pattern.compile(String.join("([A-Z0-9_]+)", patterns)).matcher(variable);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder(parts.getFirst());
        for (int group = 1; group <= matcher.groupCount(); group++) {
            key.append(matcher.group(group).toLowerCase(Locale.ROOT)).append(parts.get(group));
        }
        return Optional.of(key.toString());
    }

    private static Pattern keyPattern(String known) {
        String pattern = Pattern.quote(known).replace("[*]", "\\E\\[\\d+]\\Q").replace("*", "\\E(\"[^\"]+\"|[^.]+)\\Q");
        return Pattern.compile(pattern);
    }

    /** A known key that looks much like this one. */
    Optional<String> nearest(String key) {
        return defaults.keySet().stream()
                .filter(known -> distance(known, key) <= Math.min(FARTHEST_HINT, key.length() / 3))
                .min(Comparator.comparingInt(known -> distance(known, key)));
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
