/**
 * What people do to screenshots before they ask where those are from; entry type {@link
 * dev.koma.benchmarks.alteration.Alteration}.
 */
@NullMarked
package dev.koma.benchmarks.alteration;

import org.jspecify.annotations.NullMarked;
