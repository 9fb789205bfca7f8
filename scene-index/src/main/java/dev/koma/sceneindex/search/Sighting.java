package dev.koma.sceneindex.search;

/**
 * A run that looks like a part of the query.
 *
 * @param look the part, or its mirror image
 * @param distance see {@link Ranking#distance}
 */
record Sighting(Look look, RunView run, double distance) {}
