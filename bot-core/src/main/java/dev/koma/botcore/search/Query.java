package dev.koma.botcore.search;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for.
 *
 * @param picture the picture
 * @param cutBorders whether black borders are removed first
 * @param anilist search only this title, or null
 */
public record Query(
        Picture picture, boolean cutBorders, @Nullable Integer anilist) {
    /** The picture itself or where it is. */
    public sealed interface Picture {
        /** A picture or video file. */
        record Bytes(byte[] file) implements Picture {}

        /** A public address, which the searcher fetches under its own rules. */
        record Address(URI address) implements Picture {}
    }
}
