package dev.koma.sceneindex.search;

import dev.koma.sceneindex.picture.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param picture the picture
 * @param cutBorders whether to find and remove uniform borders first
 * @param anilist only videos with this AniList id, or null for all
 * @param limit most moments in the answer, 1 to 100
 */
public record Query(
        Picture picture, boolean cutBorders, @Nullable Integer anilist, int limit) {
    public Query {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }
}
