package dev.koma.searchapi.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.koma.sceneindex.search.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /search} answers.
 *
 * @param frameCount video frames covered by the search
 * @param error always empty
 * @param result best first
 * @param quota searches a month of this caller
 * @param quotaUsed of them, with this one
 * @param warning why the result may mean little, left out of the JSON when null
 */
@JsonPropertyOrder({"frameCount", "error", "result", "quota", "quotaUsed", "warning"})
record SearchAnswer(
        long frameCount,
        String error,
        List<SearchResult> result,
        int quota,
        long quotaUsed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String warning) {
    private static final String FLAT = "flat image";

    static SearchAnswer of(Answer answer, List<SearchResult> results, int quota, long quotaUsed) {
        String warning = answer.flat() ? FLAT : null;
        return new SearchAnswer(answer.framesSearched(), "", results, quota, quotaUsed, warning);
    }
}
