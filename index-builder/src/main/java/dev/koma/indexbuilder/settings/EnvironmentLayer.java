package dev.koma.indexbuilder.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads {@code KOMA_*} variables; {@code KOMA_X_FILE} names a file that holds the secret {@code koma.x}. */
final class EnvironmentLayer {
    private static final String FILE = "_FILE";
    private static final long LONGEST_SECRET = 64 * 1024;
    /** Read by the launcher before the JVM runs. */
    private static final Set<String> LAUNCHER = Set.of("KOMA_JAVA_HOME", "KOMA_JAVA_OPTS", "KOMA_HOME");
    /** What Kubernetes sets in every container beside a service that is called koma or koma-something. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("KOMA_(\\w+_)?(SERVICE_(HOST|PORT)(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_\\w+)?)?)");

    private final KnownKeys known;
    private final Map<String, String> environment;
    private final Consumer<String> problems;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();

    EnvironmentLayer(KnownKeys known, Map<String, String> environment, Consumer<String> problems) {
        this.known = known;
        this.environment = new TreeMap<>(environment);
        this.problems = problems;
    }

    Layer read() {
        environment.forEach((variable, value) -> {
            if (variable.startsWith("KOMA_") && !LAUNCHER.contains(variable)) {
                known.keyOfVariable(variable)
                        .ifPresentOrElse(key -> take(key, value, variable), () -> unmapped(variable, value));
            }
        });
        return new Layer("environment", values, origins);
    }

    private void take(String key, String value, String variable) {
        values.put(key, value);
        origins.put(key, variable);
    }

    private void unmapped(String variable, String value) {
        if (variable.endsWith(FILE)) {
            String plain = variable.substring(0, variable.length() - FILE.length());
            String key = known.keyOfVariable(plain).filter(known::isSecret).orElse(null);
            if (key != null) {
                secretFile(key, plain, variable, value);
                return;
            }
        }
        if (!SERVICE_LINK.matcher(variable).matches()) {
            problems.accept(variable + ": there is no such variable" + hint(variable));
        }
    }

    private String hint(String variable) {
        String key = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return known.nearest(key)
                .map(nearest -> "; did you mean " + KnownKeys.variableOf(nearest) + "?")
                .orElse("");
    }

    private void secretFile(String key, String plain, String variable, String file) {
        if (environment.containsKey(plain)) {
            problems.accept(variable + ": " + plain + " is set too; set only one of them");
            return;
        }
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                problems.accept(variable + ": there is no file " + file);
            } else if (Files.size(path) > LONGEST_SECRET) {
                problems.accept(variable + ": the file " + file + " is too long for a secret");
            } else {
                take(key, Files.readString(path).strip(), variable);
            }
        } catch (InvalidPathException | IOException e) {
            problems.accept(variable + ": cannot read the file " + file + " (" + e.getMessage() + ")");
        }
    }
}
