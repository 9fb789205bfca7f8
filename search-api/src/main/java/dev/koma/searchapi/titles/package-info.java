/**
 * What people call the series and films that an AniList id stands for, from a local file and from AniList. Entry:
 * {@link dev.koma.searchapi.titles.Titles}.
 */
@NullMarked
package dev.koma.searchapi.titles;

import org.jspecify.annotations.NullMarked;
