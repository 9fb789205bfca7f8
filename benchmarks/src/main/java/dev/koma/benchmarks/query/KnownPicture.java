package dev.koma.benchmarks.query;

import org.jspecify.annotations.Nullable;

/**
 * A picture and where it is from.
 *
 * @param file name within the set
 * @param video path within the folder of the videos, or null when it is from none of them
 * @param seconds presentation time of the frame, 0 when it is from none
 * @param alteration what was done to it
 */
public record KnownPicture(String file, @Nullable String video, double seconds, String alteration) {}
