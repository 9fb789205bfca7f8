package dev.koma.benchmarks.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.benchmarks.recognition.Figures.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    @TempDir
    private Path folder;

    @Test
    void twoMissesInTenAreNoiseAndThreeAreNot() {
        Figure figure = new Figure("public", "mirror", 10, 10);
        assertTrue(figure.least(10) <= 0.8);
        assertTrue(figure.least(10) > 0.7);
    }

    @Test
    void manyPicturesLeaveLittleNoise() {
        Figure figure = new Figure("public", "all", 400, 388);
        assertTrue(figure.least(400) > 0.94 && figure.least(400) < 0.95);
    }

    @Test
    void replacesTheFiguresOfTheSameClipsOnly() throws IOException {
        Path file = folder.resolve("figures.csv");
        Files.write(file, List.of("clips,alteration,pictures,right", "public,none,5,5", "generated,none,6,4"));
        new Figures(file).replace("generated", List.of(new Figure("generated", "none", 8, 8)));
        Figures written = new Figures(file);
        assertEquals(List.of(new Figure("public", "none", 5, 5)), written.of("public"));
        assertEquals(List.of(new Figure("generated", "none", 8, 8)), written.of("generated"));
    }
}
