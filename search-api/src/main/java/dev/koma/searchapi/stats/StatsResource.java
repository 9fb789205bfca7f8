package dev.koma.searchapi.stats;

import dev.koma.searchapi.http.ApiException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** {@code /stats}: everything, or with {@code type} and {@code period} what charts of trace.moe ask for. */
@Path("/stats")
@RunOnVirtualThread
public final class StatsResource {
    private static final int[] PERCENTILES = {0, 10, 25, 50, 75, 90, 100};

    private final SearchLog log;

    StatsResource(SearchLog log) {
        this.log = log;
    }

    @GET
    public Response get(@QueryParam("type") @Nullable String type, @QueryParam("period") @Nullable String period) {
        Object figures = type == null && period == null ? everything() : one(type, period);
        return Response.ok(figures, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private Object one(@Nullable String type, @Nullable String period) {
        Function<Tally, Map<String, Object>> view = view(type == null ? "traffic" : type);
        Period wanted =
                Period.of(period == null ? "hour" : period).orElseThrow(() -> new ApiException(400, "Invalid period"));
        return log.read(wanted, kept -> timed(kept, view));
    }

    private static Function<Tally, Map<String, Object>> view(String type) {
        return switch (type) {
            case "traffic" -> StatsResource::traffic;
            case "speed" -> StatsResource::speed;
            case "accuracy" -> StatsResource::accuracy;
            default -> throw new ApiException(400, "Invalid type");
        };
    }

    private Map<String, Object> everything() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Period period : Period.values()) {
            all.put(period.label(), log.read(period, kept -> timed(kept, StatsResource::complete)));
        }
        return all;
    }

    private static Map<String, Object> timed(SearchLog.Kept kept, Function<Tally, Map<String, Object>> view) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("time", kept.slot().period().start(kept.slot().number()).toString());
        figures.putAll(view.apply(kept.tally()));
        return figures;
    }

    private static Map<String, Object> complete(Tally tally) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests", traffic(tally));
        figures.put("searchTime", speed(tally));
        figures.put("similarity", accuracy(tally));
        return figures;
    }

    private static Map<String, Object> traffic(Tally tally) {
        Map<String, Object> figures = new LinkedHashMap<>();
        tally.statuses().forEach((status, count) -> figures.put(status.toString(), count));
        figures.put(
                "total",
                tally.statuses().values().stream().mapToLong(Long::longValue).sum());
        return figures;
    }

    /** In milliseconds. */
    private static Map<String, Object> speed(Tally tally) {
        return percentiles(tally.millis(), millis -> millis);
    }

    private static Map<String, Object> accuracy(Tally tally) {
        return percentiles(tally.similarities(), value -> value / (double) Tally.WHOLE);
    }

    /** Nothing when there is nothing to take percentiles of. */
    private static Map<String, Object> percentiles(Histogram histogram, Function<Long, Object> unit) {
        Map<String, Object> figures = new LinkedHashMap<>();
        if (histogram.getTotalCount() > 0) {
            for (int percentile : PERCENTILES) {
                figures.put("p" + percentile, unit.apply(histogram.getValueAtPercentile(percentile)));
            }
        }
        return figures;
    }
}
