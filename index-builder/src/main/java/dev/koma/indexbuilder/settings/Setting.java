package dev.koma.indexbuilder.settings;

import org.jspecify.annotations.Nullable;

/**
 * One key in force.
 *
 * @param key such as {@code koma.index.threads}
 * @param value as written, {@code ***} for a secret, or null when not set
 * @param origin where the value comes from, such as {@code default} or {@code KOMA_INDEX_THREADS}
 */
public record Setting(String key, @Nullable String value, String origin) {}
