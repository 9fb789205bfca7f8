package dev.koma.botcore.search;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for.
 *
 * @param picture the picture
 * @param cutBorders whether black borders are removed first
 * @param anilist search only this title, or null
 * @param mirrored whether the mirror image of the picture is meant; never of an {@link Picture.Address}
 */
public record Query(
        Picture picture, boolean cutBorders, @Nullable Integer anilist, boolean mirrored) {
    /** A picture as it is. */
    public Query(Picture picture, boolean cutBorders, @Nullable Integer anilist) {
        this(picture, cutBorders, anilist, false);
    }

    /** The picture itself or where it is. */
    public sealed interface Picture {
        /** A picture or video file. */
        record Bytes(byte[] file) implements Picture {}

        /** A public address, which the searcher fetches under its own rules. */
        record Address(URI address) implements Picture {}
    }
}
