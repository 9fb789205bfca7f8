/** What can be configured, and the loader that finds it; entry type {@link dev.koma.indexbuilder.settings.KomaConfig}. */
@NullMarked
package dev.koma.indexbuilder.settings;

import org.jspecify.annotations.NullMarked;
