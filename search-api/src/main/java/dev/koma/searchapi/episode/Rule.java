package dev.koma.searchapi.episode;

import org.jspecify.annotations.Nullable;

/** One way in which file names say their episode. */
@FunctionalInterface
interface Rule {
    /** The episode, or null when the name does not say it in this way. */
    @Nullable Episode find(Name name);
}
