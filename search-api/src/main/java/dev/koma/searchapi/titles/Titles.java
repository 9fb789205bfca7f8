package dev.koma.searchapi.titles;

import java.util.Map;
import java.util.Set;

/** Knows titles by AniList id. Safe for use by several threads. */
public interface Titles {
    /**
     * Answers within a second and never throws: a title that is not known, or not known in time, is missing from the answer,
     * and the client gets the bare number.
     */
    Map<Integer, TitleInfo> lookUp(Set<Integer> anilistIds);
}
