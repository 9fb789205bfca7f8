/**
 * Bad input made by code: files, addresses and requests that nobody should be able to hurt Koma with, and what throws them at it;
 * entry types {@link dev.koma.benchmarks.hostile.HostileFiles}, {@link dev.koma.benchmarks.hostile.SoakBench} and {@link
 * dev.koma.benchmarks.hostile.FuzzBench}.
 */
@NullMarked
package dev.koma.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
