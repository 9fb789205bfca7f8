/** Which altered pictures are recognised; entry type {@link dev.koma.benchmarks.recognition.RecognitionBench}. */
@NullMarked
package dev.koma.benchmarks.recognition;

import org.jspecify.annotations.NullMarked;
