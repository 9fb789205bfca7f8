package dev.koma.sceneindex.nearest;

/**
 * A look that was found.
 *
 * @param number of its row in all tables, see {@link NearestLooks.Part}
 * @param distance squared Euclidean distance of the looks
 */
public record NearLook(int number, int distance) {}
