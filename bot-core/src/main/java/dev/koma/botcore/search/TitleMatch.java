package dev.koma.botcore.search;

/** A title that can be searched in. */
public record TitleMatch(int anilist, TitleNames names) {}
