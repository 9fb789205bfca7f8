package dev.koma.botcore.search;

import org.jspecify.annotations.Nullable;

/** What a title is called, by language; null where it is not known. */
public record TitleNames(
        @Nullable String nativeName,
        @Nullable String romaji,
        @Nullable String english,
        @Nullable String chinese) {}
