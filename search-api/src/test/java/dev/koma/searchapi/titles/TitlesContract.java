package dev.koma.searchapi.titles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every source of titles does. */
abstract class TitlesContract {
    static final TitleInfo NEKOPARA = new TitleInfo(
            99_939, 34_658, new TitleInfo.Title("ネコぱらOVA", "Nekopara OVA", null), List.of("Neko Para OVA"), false);
    static final TitleInfo ONE_PIECE =
            new TitleInfo(21, 21, new TitleInfo.Title("ONE PIECE", "ONE PIECE", "ONE PIECE"), List.of(), true);

    /** A source that knows {@link #NEKOPARA} and {@link #ONE_PIECE}, and nothing else. */
    abstract Titles titles() throws Exception;

    @Test
    void knowsTitlesByTheirIds() throws Exception {
        assertEquals(Map.of(99_939, NEKOPARA, 21, ONE_PIECE), titles().lookUp(Set.of(99_939, 21)));
    }

    @Test
    void leavesOutWhatItDoesNotKnow() throws Exception {
        assertEquals(Map.of(21, ONE_PIECE), titles().lookUp(Set.of(21, 4, -1, Integer.MAX_VALUE)));
    }

    @Test
    void answersNothingWhenAskedNothing() throws Exception {
        assertEquals(Map.of(), titles().lookUp(Set.of()));
    }

    @Test
    void answersTheSameASecondTime() throws Exception {
        Titles titles = titles();
        titles.lookUp(Set.of(21, 4));
        assertEquals(Map.of(21, ONE_PIECE), titles.lookUp(Set.of(21, 4)));
    }

    @Test
    void X28_answersWithinASecond() throws Exception {
        Titles titles = titles();
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> titles.lookUp(Set.of(99_939, 21, 4)));
    }
}
