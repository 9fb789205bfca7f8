package dev.koma.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kinds of bad input, listed in {@code bad-inputs.txt}, each have a test that is named by its number, in whatever module. */
class BadInputsTest {
    /** A test method whose name begins with numbers, such as {@code U15_U49_ignoresWhatTheFileIsCalled}. */
    private static final Pattern NAMED = Pattern.compile("^    void ((?:[UFMI][0-9]+_)+)\\w+\\(", Pattern.MULTILINE);

    private static final Pattern NUMBER = Pattern.compile("[UFMI][0-9]+");

    @Test
    void eachKindOfBadInputHasATestOfItsNumber() throws IOException {
        Set<String> missing = new TreeSet<>(listed());
        missing.removeAll(tested());
        assertEquals(Set.of(), missing);
    }

    @Test
    void noTestIsNamedByANumberThatIsNotListed() throws IOException {
        Set<String> unknown = new TreeSet<>(tested());
        unknown.removeAll(listed());
        assertEquals(Set.of(), unknown);
    }

    private static Set<String> listed() throws IOException {
        try (InputStream in = BadInputsTest.class.getResourceAsStream("/bad-inputs.txt")) {
            assertNotNull(in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2)[0])
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> tested() throws IOException {
        Set<String> tested = new TreeSet<>();
        for (Path source : testSources()) {
            Matcher named = NAMED.matcher(Files.readString(source));
            while (named.find()) {
                NUMBER.matcher(named.group(1)).results().forEach(number -> tested.add(number.group()));
            }
        }
        return tested;
    }

    private static List<Path> testSources() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of("").toAbsolutePath().resolve(".."))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(BadInputsTest::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
