package dev.koma.indexbuilder.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeriesFolderTest {
    private static SeriesFolder of(String root, String video) {
        return SeriesFolder.of(Path.of(root), Path.of(video));
    }

    @ParameterizedTest
    @CsvSource({
        "/lib, /lib/21/One Piece - 0001.mkv, 21, 21",
        "/lib, /lib/21/Season 1/a.mkv, 21, 21",
        "/lib, /lib/anime/0021/a.mkv, 21, 0021",
        "/lib/21, /lib/21/a.mkv, 21, 21",
        "/lib/21/Season 1, /lib/21/Season 1/a.mkv, 21, 21",
        "/lib, /lib/Show/a.mkv, , Show",
        "/lib, /lib/Show/Season 1/a.mkv, , Show",
        "/lib, /lib/Show/season01/a.mkv, , Show",
        "/lib, /lib/Show/S02/a.mkv, , Show",
        "/lib, /lib/Show/Staffel 3/a.mkv, , Show",
        "/lib, /lib/Show/Specials/a.mkv, , Show",
        "/lib, /lib/Show/Extras of it/a.mkv, , Extras of it",
        "/lib/Show, /lib/Show/a.mkv, , Show",
        "/lib/Show/Season 1, /lib/Show/Season 1/a.mkv, , Show",
        "/lib, /lib/a.mkv, , lib",
        "/lib, /lib/abc/a.mkv, , abc",
        "/21/lib, /21/lib/Show/a.mkv, , Show",
    })
    void findsTheSeriesAndItsId(String root, String video, Integer anilist, String title) {
        SeriesFolder series = of(root, video);
        assertEquals(anilist, series.anilist());
        assertEquals(title, series.title());
    }

    @Test
    void I9_givesNoIdToAFolderThatIsNoNumber() {
        SeriesFolder series = of("/lib", "/lib/abc/a.mkv");
        assertNull(series.anilist());
        assertEquals(false, series.badId());
    }

    @ParameterizedTest
    @CsvSource({"0", "000", "999999999999", "2147483648"})
    void I9_marksANumberThatIsNoId(String folder) {
        SeriesFolder series = of("/lib", "/lib/" + folder + "/a.mkv");
        assertNull(series.anilist());
        assertTrue(series.badId());
        assertEquals(folder, series.title());
    }

    @Test
    void standsStillAtTheRootOfTheFileSystem() {
        assertEquals("/", of("/", "/a.mkv").title());
    }
}
