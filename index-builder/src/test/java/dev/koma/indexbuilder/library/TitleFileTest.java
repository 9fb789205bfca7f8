package dev.koma.indexbuilder.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TitleFileTest {
    private static final Title ONE_PIECE =
            new Title("One Piece", 21, 13, "ワンピース", "One Piece", "One Piece!", List.of("OP", "OnePi"), false);
    private static final Path LIB = Path.of("/lib");

    @TempDir
    Path temp;

    private TitleFile read(String name, String text) throws IOException {
        return TitleFile.read(Files.writeString(temp.resolve(name), text));
    }

    @Test
    void readsAnArray() throws IOException {
        TitleFile titles = read("titles.json", """
                [{"folder": "One Piece", "anilist": 21, "idMal": 13, "synonyms": ["OP", "OnePi"], "isAdult": false,
                  "title": {"native": "ワンピース", "romaji": "One Piece", "english": "One Piece!"}},
                 {"folder": "Films/Sintel"}]
                """);
        assertEquals(
                List.of(ONE_PIECE, new Title("Films/Sintel", null, null, null, null, null, List.of(), false)),
                titles.titles());
        assertEquals(Optional.of(ONE_PIECE), titles.ofAnilist(21));
    }

    @Test
    void readsAnObjectByFolder() throws IOException {
        TitleFile titles = read("titles.json", "{\"Sintel\": {\"title\": {\"english\": \"Sintel!\"}}}");
        assertEquals("Sintel!", titles.titles().getFirst().shown());
    }

    @Test
    void readsATable() throws IOException {
        TitleFile titles = read("titles.CSV", """
                \uFEFFfolder,anilist,idMal,native,romaji,english,synonyms,isAdult
                "One Piece",21,13,ワンピース,One Piece,One Piece!,OP | OnePi,false
                "a, ""b""\",,,,,,,TRUE
                """);
        assertEquals(
                List.of(ONE_PIECE, new Title("a, \"b\"", null, null, null, null, null, List.of(), true)),
                titles.titles());
    }

    @Test
    void findsByNameByPathBelowTheLibraryAndByAbsolutePath() throws IOException {
        TitleFile titles = read(
                "titles.csv",
                "folder,english\nShow,by name\nb/Show,by path\n/lib/c/Show/,absolute\na/film.mkv,the film\n");
        assertEquals("by name", shown(titles, "a/Show", "1.mkv"));
        assertEquals("by path", shown(titles, "b/Show", "1.mkv"));
        assertEquals("absolute", shown(titles, "c/Show", "1.mkv"));
        assertEquals("the film", shown(titles, "a", "film.mkv"));
        assertTrue(titles.of(LIB, LIB.resolve("a"), LIB.resolve("a/b.mkv")).isEmpty());
    }

    private static String shown(TitleFile titles, String folder, String file) {
        Path path = LIB.resolve(folder);
        return String.valueOf(
                titles.of(LIB, path, path.resolve(file)).orElseThrow().shown());
    }

    @Test
    void takesBothWaysToWriteAnAccentForTheSame() throws IOException {
        TitleFile titles = read("titles.csv", "folder,english\nCafe\u0301,coffee\n");
        assertEquals("coffee", shown(titles, "Caf\u00e9", "1.mkv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{]",
                "3",
                "[3]",
                "[null]",
                "[{\"folder\": \"\"}]",
                "[{\"anilist\": 3}]",
                "[{\"folder\": \"a\", \"anilist\": 0}]",
                "[{\"folder\": \"a\", \"anilist\": \"x\"}]",
                "[{\"folder\": \"a\", \"colour\": \"x\"}]",
                "{\"a\": 3}",
                ""
            })
    void refusesWhatIsNotAsDescribed(String text) {
        IOException refused = assertThrows(IOException.class, () -> read("titles.json", text));
        assertTrue(String.valueOf(refused.getMessage()).contains("titles.json cannot be read: "), refused.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder,anilist\na,x\n", "folder,colour\na,red\n", "english\na\n", "folder\n\"a\n"})
    void refusesATableThatIsNotAsDescribed(String text) {
        assertThrows(IOException.class, () -> read("titles.csv", text));
    }
}
