package dev.koma.searchapi.episode;

import org.jspecify.annotations.Nullable;

/** Finds the episode in the name of a video file. */
public final class Episodes {
    private Episodes() {}

    /** The episode that the name says, or null when it says none. */
    public static @Nullable Episode parse(String filename) {
        throw new UnsupportedOperationException();
    }
}
