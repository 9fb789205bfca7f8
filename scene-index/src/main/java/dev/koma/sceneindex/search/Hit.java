package dev.koma.sceneindex.search;

/**
 * A run that looks like the query.
 *
 * @param run which
 * @param distance how far it is from the query, see {@link Ranking}; 0 is the same
 */
public record Hit(RunView run, double distance) {}
