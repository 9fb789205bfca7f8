package dev.koma.searchapi.titles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.koma.sceneindex.catalog.Coverage;
import dev.koma.sceneindex.catalog.VideoId;
import dev.koma.sceneindex.catalog.VideoRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TitleSearchTest {
    private final Map<Integer, TitleInfo> known = new HashMap<>();
    private final List<VideoRecord> videos = new ArrayList<>();
    private final TitleSearch search = new TitleSearch(ids -> known, () -> videos);

    private VideoRecord video(Integer anilist, String title) {
        Path path = Path.of("/library", title, videos.size() + ".mkv");
        Coverage coverage = Coverage.COMPLETE;
        return new VideoRecord(
                new VideoId(videos.size() + 1),
                path,
                anilist,
                title,
                1,
                1,
                "0".repeat(64),
                1,
                1.5,
                1,
                1,
                1,
                List.of(),
                coverage,
                null);
    }

    private void title(int id, String native_, String romaji, String english, String... synonyms) {
        known.put(id, new TitleInfo(id, null, new TitleInfo.Title(native_, romaji, english), List.of(synonyms), false));
        videos.add(video(id, "folder of " + id));
    }

    private List<Integer> find(String typed, int most) throws Exception {
        return search.find(typed, most).stream().map(TitleSearch.FoundTitle::id).toList();
    }

    @Test
    void namesThatBeginSoComeFirstThenWordsThenTheRest() throws Exception {
        title(1, null, "Naruto", null);
        title(2, null, "Boruto", "The Rut");
        title(3, "ルト", "Rutile", null);
        assertEquals(List.of(3, 2, 1), find(" RUT", 25));
        assertEquals(List.of(3, 2), find("rut", 2));
        assertEquals(List.of(3), find("ルト", 25));
        assertEquals(List.of(), find("nothing like it", 25));
    }

    @Test
    void synonymsCountAndATitleIsNamedOnceHoweverManyVideosItHas() throws Exception {
        title(1, "進撃", "Shingeki", "Attack", "AoT");
        videos.add(video(1, "second video"));
        assertEquals(List.of(1), find("aot", 25));
        assertEquals(List.of(1), find("", 25));
    }

    @Test
    void aTitleOfWhichNothingIsKnownHasTheNameOfItsFolder() throws Exception {
        videos.add(video(7, "My Folder"));
        videos.add(video(null, "My Other Folder"));
        assertEquals("My Folder", search.find("folder", 25).getFirst().title().native_());
        assertEquals(List.of(7), find("my", 25));
    }

    @Test
    void aQueryOfUnlikelyLengthFindsNothing() throws Exception {
        title(1, null, "A", null);
        assertEquals(List.of(), find("a".repeat(100_000), 25));
    }
}
