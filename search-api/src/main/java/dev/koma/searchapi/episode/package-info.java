/**
 * Reads the episode from a video's file name, as trace.moe's aniep does, and as Western series are numbered. Entry:
 * {@link dev.koma.searchapi.episode.Episodes}.
 */
@NullMarked
package dev.koma.searchapi.episode;

import org.jspecify.annotations.NullMarked;
