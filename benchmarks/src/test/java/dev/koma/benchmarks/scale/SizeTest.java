package dev.koma.benchmarks.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.benchmarks.scale.Size.Searches;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeTest {
    @TempDir
    private Path folder;

    @Test
    void aSizeThatIsMeasuredAgainTakesThePlaceOfTheOldOne() throws IOException {
        Path table = folder.resolve("scale.csv");
        Size.merge(table, List.of(size(1.1, 5), size(1000, 80)));
        List<Size> all = Size.merge(table, List.of(size(1000.2, 70), size(10, 6)));
        assertEquals(List.of(size(1.1, 5), size(10, 6), size(1000.2, 70)), all);
        assertEquals(all, Size.merge(table, List.of()));
    }

    @Test
    void drawsOneSizeAndMany() throws IOException {
        for (List<Size> sizes : List.of(List.of(size(40, 7)), List.of(size(1, 3), size(10, 4), size(1000, 900)))) {
            Path file = folder.resolve("scale.png");
            ScaleSheet.of(sizes).save(file);
            BufferedImage image = ImageIO.read(file.toFile());
            assertEquals(1200, image.getWidth());
        }
    }

    private static Size size(double hours, double milliseconds) {
        return new Size(
                hours,
                8.5,
                40,
                new Searches(milliseconds, 2 * milliseconds, 0.995),
                new Searches(3 * milliseconds, 9 * milliseconds, 0.971));
    }
}
