package dev.koma.searchapi.titles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.indexbuilder.library.TitleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTitlesTest extends TitlesContract {
    @TempDir
    Path directory;

    @Override
    Titles titles() throws IOException {
        return reading("""
                [{"folder": "Nekopara", "anilist": 99939, "idMal": 34658,
                  "title": {"native": "ネコぱらOVA", "romaji": "Nekopara OVA"}, "synonyms": ["Neko Para OVA"]},
                 {"folder": "One Piece", "anilist": 21, "idMal": 21, "isAdult": true,
                  "title": {"native": "ONE PIECE", "romaji": "ONE PIECE", "english": "ONE PIECE"}}]
                """);
    }

    @Test
    void doesNotPassAFoldersIdForATitle() throws IOException {
        assertEquals(
                Map.of(), reading("[{\"folder\": \"Some\", \"anilist\": 5}]").lookUp(Set.of(5)));
    }

    private Titles reading(String json) throws IOException {
        return new FileTitles(TitleFile.read(Files.writeString(directory.resolve("titles.json"), json)));
    }
}
