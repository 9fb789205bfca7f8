package dev.koma.benchmarks.hostile;

import java.nio.file.Path;

/**
 * What hostile files try to make Koma read.
 *
 * @param address {@code host:port} of something that listens and must never be asked
 * @param file must never be opened
 */
record Decoys(String address, Path file) {}
