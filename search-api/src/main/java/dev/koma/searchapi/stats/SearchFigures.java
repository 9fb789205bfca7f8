package dev.koma.searchapi.stats;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a search that was answered.
 *
 * @param took how long a worker was busy with it
 * @param similarity of the best match, 0 to 1, or null when nothing was found
 */
public record SearchFigures(Duration took, @Nullable Double similarity) {
    /** Has them counted when the request is over. */
    public void attachTo(RoutingContext context) {
        context.put(SearchFigures.class.getName(), this);
    }

    static @Nullable SearchFigures of(RoutingContext context) {
        return context.get(SearchFigures.class.getName());
    }
}
