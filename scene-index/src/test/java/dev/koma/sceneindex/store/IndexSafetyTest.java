package dev.koma.sceneindex.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to an index that is locked, damaged, or of another version. */
class IndexSafetyTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeTwoFilms() throws IOException {
        try (SceneIndexWriter writer = open()) {
            new Film(1).putInto(writer);
            writer.commit();
            new Film(2).putInto(writer);
        }
    }

    @Test
    void I11_aSecondWriterIsToldWhoHasTheIndex() throws IOException {
        try (SceneIndexWriter _ = open()) {
            IOException refused = assertThrows(IndexLockedException.class, this::open);
            assertTrue(
                    refused.getMessage()
                            .contains("is locked by pid "
                                    + ProcessHandle.current().pid()),
                    refused.getMessage());
        }
        open().close();
    }

    @Test
    void X6_aLockFileLeftByADeadProcessDoesNotMatter() throws IOException {
        Files.writeString(directory.resolve("write.lock"), "");
        Files.writeString(directory.resolve("writer.pid"), "999999999");
        try (SceneIndexWriter writer = open()) {
            new Film(3).putInto(writer);
        }
        assertEquals(3, videos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "1", "0", "abc"})
    void I12_anotherIndexVersionIsRefusedAndLeftAsItIs(String version) throws IOException {
        recommit(Map.of(IndexFormat.VERSION_KEY, version, IndexFormat.PARAMETERS_KEY, IndexFormat.PARAMETERS));
        assertRefusedAndUntouched();
    }

    @Test
    void I12_anIndexWithOtherDescriptorsIsRefusedAndLeftAsItIs() throws IOException {
        recommit(Map.of(
                IndexFormat.VERSION_KEY,
                Integer.toString(IndexFormat.VERSION_CURRENT),
                IndexFormat.PARAMETERS_KEY,
                "gradients=other"));
        assertRefusedAndUntouched();
    }

    @Test
    void I12_aLuceneIndexOfSomebodyElseIsRefusedAndLeftAsItIs() throws IOException {
        recommit(Map.of());
        assertRefusedAndUntouched();
    }

    @Test
    void X5_anyFlippedBitAnyTruncatedAndAnyMissingFileIsNoticedAndNamed() throws IOException {
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            byte[] flipped = good.clone();
            flipped[good.length / 2] ^= 1;
            Files.write(file, flipped);
            assertDamaged(file);
            Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
            assertDamaged(file);
            Files.delete(file);
            if (!file.getFileName().toString().startsWith("segments_")) {
                assertDamaged(file);
            }
            Files.write(file, good);
        }
        SceneIndexes.verify(directory);
        assertEquals(2, videos());
    }

    private void assertDamaged(Path file) {
        IOException refused = assertThrows(
                IndexFormatException.class, () -> SceneIndexes.open(directory).close(), file.toString());
        assertTrue(refused.getMessage().contains("is damaged"), refused.getMessage());
        assertTrue(refused.getMessage().contains("koma index"), refused.getMessage());
        assertTrue(
                refused.getMessage().contains(stem(file)),
                refused.getMessage() + " does not name " + file.getFileName());
    }

    /** Lucene names a file inside a compound file by its own name, so the segment's name is what is sure to be there. */
    private static String stem(Path file) {
        return file.getFileName().toString().replaceAll("[.].*", "");
    }

    @Test
    void X1_whatWasNotCommittedIsGoneAndWhatWasIsThereAfterTheWriterVanished() throws IOException {
        // What a killed process leaves: the files as they are, no close, no lock held.
        try (SceneIndexWriter writer = open()) {
            new Film(3).putInto(writer);
            try (Stream<Path> all = Files.list(directory)) {
                Path copy = Files.createDirectory(directory.resolve("copy"));
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        Path copy = directory.resolve("copy");
        SceneIndexes.verify(copy);
        try (SceneIndexWriter writer = SceneIndexes.openWriter(copy, Clock.systemUTC())) {
            assertEquals(2, writer.catalog().videos().size());
            new Film(3).putInto(writer);
        }
        SceneIndexes.verify(copy);
    }

    private void assertRefusedAndUntouched() throws IOException {
        Map<String, Long> before = sizes();
        for (var attempt : List.<org.junit.jupiter.api.function.Executable>of(
                () -> SceneIndexes.open(directory).close(),
                () -> open().close(),
                () -> SceneIndexes.verify(directory))) {
            IOException refused = assertThrows(IndexFormatException.class, attempt);
            assertTrue(
                    refused.getMessage().contains("--data")
                            || refused.getMessage().contains("koma index"),
                    refused.getMessage());
        }
        assertEquals(before, sizes());
        assertFalse(before.isEmpty());
    }

    private void recommit(Map<String, String> userData) throws IOException {
        try (var lucene = FSDirectory.open(directory);
                IndexWriter writer = new IndexWriter(lucene, new IndexWriterConfig())) {
            writer.setLiveCommitData(userData.entrySet());
            writer.commit();
        }
    }

    private Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Path file : files()) {
            sizes.put(file.toString(), Files.size(file));
        }
        return sizes;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("write"))
                    .sorted()
                    .toList();
        }
    }

    private int videos() throws IOException {
        try (SceneIndex index = SceneIndexes.open(directory)) {
            return index.catalog().videos().size();
        }
    }

    private SceneIndexWriter open() throws IOException {
        return SceneIndexes.openWriter(directory, Clock.systemUTC());
    }
}
