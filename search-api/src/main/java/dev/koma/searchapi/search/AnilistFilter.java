package dev.koma.searchapi.search;

import dev.koma.searchapi.http.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which titles a search covers. */
sealed interface AnilistFilter {
    Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");

    /** All of them. */
    record Everything() implements AnilistFilter {}

    /** The videos with one AniList id. */
    record Title(int id) implements AnilistFilter {}

    /** A whole number that no id can have. */
    record Nothing() implements AnilistFilter {}

    /** @throws ApiException 400 when it is not a whole number */
    static AnilistFilter of(@Nullable String anilistId) {
        if (anilistId == null) {
            return new Everything();
        }
        if (!WHOLE_NUMBER.matcher(anilistId).matches()) {
            throw new ApiException(400, "anilistID must be a whole number");
        }
        try {
            return new Title(Integer.parseInt(anilistId));
        } catch (NumberFormatException e) {
            return new Nothing();
        }
    }
}
