/** Training of the vocabulary of visual words; entry type {@link dev.koma.benchmarks.vocabulary.VocabularyCommand}. */
@NullMarked
package dev.koma.benchmarks.vocabulary;

import org.jspecify.annotations.NullMarked;
