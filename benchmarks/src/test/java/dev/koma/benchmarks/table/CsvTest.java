package dev.koma.benchmarks.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("table.csv");
        Files.write(file, List.of(Csv.line("name", "count", "note"), Csv.line("a, \"b\"", 3, "")));
        Csv.Row row = Csv.read(file).getFirst();
        assertEquals("a, \"b\"", row.get("name"));
        assertEquals("3", row.get("count"));
        assertEquals("", row.get("note"));
        assertEquals("", row.get("no such column"));
    }

    @Test
    void refusesLinesWithTooFewFields() throws IOException {
        Path file = folder.resolve("table.csv");
        Files.write(file, List.of("a,b", "1"));
        assertThrows(IOException.class, () -> Csv.read(file));
    }
}
