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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What people, platforms and networks do to the bots, listed in {@code chat-inputs.txt}: each kind has a test that is named by its number
 * in each module that it concerns.
 */
class ChatInputsTest {
    private static final Map<String, String> MODULES =
            Map.of("core", "bot-core", "discord", "discord-bot", "telegram", "telegram-bot");

    /** A test method whose name begins with numbers, such as {@code C4_C6_aFileOverTheLimitIsNotSent}. */
    private static final Pattern NAMED = Pattern.compile("^    void ((?:[A-Z]+[0-9]+_)+)\\w+\\(", Pattern.MULTILINE);

    private static final Pattern NUMBER = Pattern.compile("C[0-9]+|X2[2-7]");
    private static final Path CONTRACT =
            root().resolve("bot-core/src/contract/java/dev/koma/botcore/contract/ChatPlatformContract.java");

    /** A kind, and the short name of a module that must have a test of it. */
    private record Duty(String number, String module) {}

    @Test
    void eachKindHasATestOfItsNumberInEachModuleThatItConcerns() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Duty duty : listed()) {
            if (!tested(duty.module).contains(duty.number)) {
                missing.add(duty.number + " in " + MODULES.get(duty.module));
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void noTestIsNamedByANumberThatIsNotListed() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String module : MODULES.keySet()) {
            unknown.addAll(tested(module));
        }
        listed().forEach(duty -> unknown.remove(duty.number));
        assertEquals(Set.of(), unknown);
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().resolve("..");
    }

    private static List<Duty> listed() throws IOException {
        try (InputStream in = ChatInputsTest.class.getResourceAsStream("/chat-inputs.txt")) {
            assertNotNull(in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 3))
                    .flatMap(parts -> Stream.of(parts[1].split(",")).map(module -> new Duty(parts[0], module)))
                    .toList();
        }
    }

    /** The numbers in the names of a module's tests; those of the contract are tests of each platform that passes it. */
    private static Set<String> tested(String module) throws IOException {
        Path tests = root().resolve(MODULES.get(module)).resolve("src/test/java");
        Set<String> tested = new TreeSet<>();
        for (Path source : javaFiles(tests)) {
            String code = Files.readString(source);
            tested.addAll(numbers(code));
            if (code.contains("extends ChatPlatformContract")) {
                tested.addAll(numbers(Files.readString(CONTRACT)));
            }
        }
        return tested;
    }

    private static Set<String> numbers(String code) {
        Matcher named = NAMED.matcher(code);
        return named.results()
                .flatMap(name -> NUMBER.matcher(name.group(1)).results())
                .map(number -> number.group())
                .collect(Collectors.toSet());
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
