package dev.koma.indexbuilder.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koma.indexbuilder.film.Film;
import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.LibrarySettings;
import dev.koma.sceneindex.store.SceneIndexWriter;
import dev.koma.sceneindex.store.SceneIndexes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class CommandsTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @Command(name = "serve")
    static final class Serve implements Callable<Integer> {
        @Override
        public Integer call() {
            return 0;
        }
    }

    private CommandLine line() {
        CommandContext context = new CommandContext(
                List.of(LibrarySettings.CONCERN),
                flags -> new ConfigInputs(flags, Map.of(), environment, home),
                Clock.systemUTC(),
                null);
        return KomaCommand.commandLine(
                context, List.of(new Serve()), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private int koma(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return line().execute(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private Path library() throws IOException, InterruptedException {
        Film.make(home.resolve("library/21/film 1.mkv"), 1, 3);
        Film.make(home.resolve("library/Show/film 2.mp4"), 2, 3);
        return home.resolve("library");
    }

    @Test
    void everyCommandExplainsItself() {
        List<String> commands = new ArrayList<>(line().getSubcommands().keySet());
        assertTrue(
                commands.containsAll(List.of("serve", "index", "search", "status", "doctor", "config")),
                commands.toString());
        commands.remove("serve");
        for (String command : commands) {
            assertEquals(0, koma(command, "--help"), command);
            assertTrue(out.toString().contains("Usage: koma " + command), out.toString());
            assertEquals("", err.toString());
        }
        assertEquals(0, koma("--help"));
        commands.forEach(command -> assertTrue(out.toString().contains(command)));
        assertEquals(0, koma("--version"));
        assertTrue(out.toString().matches("(?s)koma [0-9]+\\.[0-9]+.*\\RJava .*"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "index --colour",
                "index",
                "index --threads x .",
                "config extra",
                "search",
                "search --limit 0 a"
            })
    void endsWithTwoWhenItIsUsedWrongly(String arguments) {
        assertEquals(
                2,
                koma(Stream.of(arguments.split(" ")).filter(s -> !s.isEmpty()).toArray(String[]::new)));
        assertEquals("", out.toString());
        assertNotEquals("", err.toString());
    }

    @Test
    void X31_endsWithTwoAndListsEveryProblemOfTheConfiguration() {
        environment.put("KOMA_INDEX_THREADS", "many");
        environment.put("KOMA_INDEX_STABEL_FOR", "1s");
        for (String command : List.of("config", "status")) {
            assertEquals(2, koma(command));
            assertTrue(err.toString().contains("The configuration has 2 problems:"), err.toString());
            assertTrue(err.toString().contains("koma.index.threads: "), err.toString());
            assertTrue(err.toString().contains("did you mean KOMA_INDEX_STABLE_FOR?"), err.toString());
            assertEquals("", out.toString());
        }
    }

    @Test
    void showsTheConfigurationInForce() throws IOException {
        environment.put("KOMA_INDEX_THREADS", "3");
        assertEquals(0, koma("config", "--data", home.resolve("d").toString()));
        assertTrue(out.toString().contains("koma.index.threads            3  (KOMA_INDEX_THREADS)"), out.toString());
        assertTrue(out.toString().contains(home.resolve("d") + "  (flag)"), out.toString());
        assertTrue(out.toString().contains("(not set)  (default)"), out.toString());
        assertEquals(0, koma("config", "--json"));
        assertEquals("koma.data", json().get(0).get("key").asText());
        assertEquals("default", json().get(0).get("origin").asText());
    }

    @Test
    void indexesReportsAndCounts() throws Exception {
        Path library = library();
        Path broken = Files.writeString(library.resolve("broken.mkv"), "x".repeat(500));
        Files.setLastModifiedTime(broken, Files.getLastModifiedTime(library.resolve("21/film 1.mkv")));
        assertEquals(1, koma("index", library.toString()), err.toString());
        assertTrue(out.toString().contains("2 indexed, 0 moved, 0 removed, 0 unchanged, 1 failed"), out.toString());
        assertTrue(out.toString().contains("failed: " + broken), out.toString());
        assertTrue(err.toString().contains("[first pass 3/3] "), err.toString());
        Files.delete(broken);
        assertEquals(0, koma("index", "--json", library.toString()), err.toString());
        assertEquals(2, json().get("unchanged").asInt());

        environment.put("KOMA_LIBRARY", library.toString());
        Film.make(library.resolve("Show/film 3.avi"), 3, 3);
        assertEquals(0, koma("status", "--json"));
        assertEquals(3, json().get("videos").asInt());
        assertEquals(2, json().get("indexed").asInt());
        assertEquals(1, json().get("pending").asInt());
        assertEquals(0, json().get("indexing").asInt());
        assertEquals(0, json().get("failed").asInt());
        assertEquals(150, json().get("frames").asInt(), 4);
        assertTrue(json().get("runs").asInt() > 2);
        assertTrue(json().get("indexBytes").asInt() > 0);
        assertTrue(json().get("updated").asText().startsWith("20"));
        assertEquals(0, koma("status"));
        assertTrue(out.toString().contains("3 videos: 2 indexed, 1 waiting, 0 failed"), out.toString());
    }

    @Test
    void showsWhatHadItsFirstPassOnlyAndCompletesItTheNextTime() throws Exception {
        Path library = home.resolve("library");
        Path film = Film.make(library.resolve("Show/long.mp4"), 4, 66);
        Path other = Film.make(library.resolve("Show/short.mkv"), 5, 3);
        environment.put("KOMA_LIBRARY", library.toString());
        assertEquals(0, koma("index", "--first-pass-only"), err.toString());
        assertTrue(err.toString().contains("[first pass 2/2] "), err.toString());
        assertTrue(out.toString().contains("1 videos after the first pass only"), out.toString());
        assertEquals(0, koma("status", "--json", "--videos"));
        assertEquals(2, json().get("indexed").asInt());
        assertEquals(1, json().get("firstPass").asInt());
        assertEquals(0, json().get("completing").asInt());
        assertEquals("firstPass", json().get("library").get(0).get("state").asText());
        assertEquals("complete", json().get("library").get(1).get("state").asText());
        assertEquals(0, koma("status", "--videos"));
        assertTrue(out.toString().contains("2 videos: 2 indexed (1 after the first pass), 0 waiting"), out.toString());
        assertTrue(out.toString().contains("first pass: " + film), out.toString());
        assertTrue(out.toString().contains("complete: " + other), out.toString());
        assertEquals(0, koma("index"), err.toString());
        assertTrue(err.toString().contains("0 videos to index, 1 to complete, 1 unchanged"), err.toString());
        assertTrue(err.toString().contains("[full pass 1/1] "), err.toString());
        assertEquals(0, koma("status", "--json"));
        assertEquals(0, json().get("firstPass").asInt());
        assertFalse(json().has("library"));
    }

    @Test
    void touchesOnlyWhatLiesBelowTheGivenPaths() throws Exception {
        Path library = library();
        assertEquals(0, koma("index", library.toString()), err.toString());
        Files.delete(library.resolve("21/film 1.mkv"));
        Path other = home.resolve("other");
        Film.make(other.resolve("film 4.mkv"), 4, 3);
        assertEquals(0, koma("index", "--json", other.toString()), err.toString());
        assertEquals(0, json().get("removed").asInt());
        assertEquals(0, koma("status", "--json"));
        assertEquals(3, json().get("indexed").asInt());
        assertEquals(0, koma("index", "--json", library.toString()), err.toString());
        assertEquals(1, json().get("removed").asInt());
    }

    @Test
    void X38_removesAMissingFolderOnlyWhenTold() throws Exception {
        Path library = library();
        assertEquals(0, koma("index", library.toString()), err.toString());
        Path away = Files.move(library, home.resolve("away"));
        assertEquals(2, koma("index", library.toString()));
        assertTrue(err.toString().contains("There is no file or folder"), err.toString());
        assertEquals(0, koma("index", "--json", "--allow-removal", library.toString()), err.toString());
        assertEquals(2, json().get("removed").asInt());
        assertTrue(Files.exists(away));
    }

    @Test
    void I11_saysWhichProcessHoldsTheIndex() throws Exception {
        Path library = library();
        Path index = home.resolve("d/index");
        try (SceneIndexWriter writer = SceneIndexes.openWriter(index, Clock.systemUTC())) {
            assertEquals(1, koma("index", "--data", home.resolve("d").toString(), library.toString()));
            assertTrue(
                    err.toString()
                            .contains("locked by pid " + ProcessHandle.current().pid()),
                    err.toString());
            assertEquals(List.of(), List.copyOf(writer.catalog().videos()));
        }
    }

    @Test
    void I12_refusesAnIndexThatItCannotReadAndLeavesItAsItIs() throws Exception {
        Path library = library();
        assertEquals(0, koma("index", library.toString()), err.toString());
        Path index = home.resolve(".local/share/koma/index");
        Path segments;
        try (Stream<Path> files = Files.list(index)) {
            segments = files.filter(file -> String.valueOf(file.getFileName()).startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segments);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(segments, bytes);
        Map<String, String> before = contents(index);
        for (String[] command : new String[][] {{"index", library.toString()}, {"status"}}) {
            assertEquals(1, koma(command), out.toString());
            assertTrue(err.toString().startsWith("koma: "), err.toString());
            assertFalse(err.toString().contains("\tat "), err.toString());
        }
        assertEquals(1, koma("doctor"));
        assertTrue(out.toString().contains("fail index: "), out.toString());
        assertEquals(before, contents(index));
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(String.valueOf(file.getFileName()), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void theDoctorFindsAHealthyKomaHealthy() throws Exception {
        environment.put("KOMA_LIBRARY", library().toString());
        assertEquals(0, koma("index"), err.toString());
        assertEquals(0, koma("doctor"), out.toString());
        for (String what :
                List.of("java", "ffmpeg", "picture decoder", "configuration", "data directory", "index", "library")) {
            assertTrue(out.toString().contains("ok   " + what + ": "), out.toString());
        }
        assertEquals(0, koma("doctor", "--json"));
        assertEquals("OK", json().get(0).get("level").asText());
    }

    @Test
    void theDoctorSaysWhatToDo() {
        environment.put("KOMA_LIBRARY", home.resolve("nothing").toString());
        environment.put("KOMA_LIBRARY_TITLES", home.resolve("titles.json").toString());
        assertEquals(1, koma("doctor"));
        assertTrue(out.toString().contains("fail library: " + home.resolve("nothing")), out.toString());
        assertTrue(out.toString().contains("Mount or make it"), out.toString());
        assertTrue(out.toString().contains("fail titles: "), out.toString());
        environment.put("KOMA_INDEX_THREADS", "x");
        assertEquals(1, koma("doctor"));
        assertTrue(out.toString().contains("fail configuration: koma.index.threads: "), out.toString());
    }

    @Test
    void I7_showsNamesWithoutObeyingThem() {
        assertEquals("a\\nb\\u001b[2Jc\\u202ed", TerminalText.escape("a\nb\u001b[2Jc\u202ed"));
    }

    @Test
    void writesTimesAndSizesForPeople() {
        assertEquals("00:03.7", TerminalText.time(3.66));
        assertEquals("1:02:03.4", TerminalText.time(3723.4));
        assertEquals("01:00.0", TerminalText.time(59.96));
        assertEquals("999 B", TerminalText.bytes(999));
        assertEquals("1.0 MB", TerminalText.bytes(999_999));
        assertEquals("12.3 MB", TerminalText.bytes(12_300_000));
    }
}
