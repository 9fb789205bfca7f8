package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdmissionProfile.class)
class StatsTest {
    private static final byte[] JPEG = SearchContractTest.JPEG;

    private final Api api = Api.ofTheServerUnderTest();

    @Inject
    FakeIndex index;

    @Inject
    FakeDecoder decoder;

    @BeforeEach
    void reset() {
        index.reset();
        decoder.reset();
    }

    @Test
    void showsTrafficSearchTimeAndSimilarityByMinuteHourAndDay() throws Exception {
        long answeredBefore = today().path("requests").path("200").asLong();
        long refusedBefore = today().path("requests").path("400").asLong();
        assertEquals(200, api.post("/search", JPEG).status());
        assertEquals(400, api.get("/search").status());

        Awaitility.await()
                .until(() -> today().path("requests").path("200").asLong() == answeredBefore + 1
                        && today().path("requests").path("400").asLong() == refusedBefore + 1);

        JsonNode stats = api.get("/stats").json();
        assertEquals(List.of("minute", "hour", "day"), SearchContractTest.names(stats));
        assertTrue(today().path("requests").path("total").asLong() >= 2);
        assertEquals(
                List.of("p0", "p10", "p25", "p50", "p75", "p90", "p100"),
                SearchContractTest.names(today().path("searchTime")));
        assertEquals(0.944, today().path("similarity").path("p100").asDouble(), 0.001);
    }

    @Test
    void answersWhatTheChartsOfTraceMoeAskFor() throws Exception {
        api.post("/search", JPEG);
        Awaitility.await().until(() -> today().path("similarity").has("p50"));

        assertTrue(api.get("/stats?type=traffic&period=hour").json().path(0).has("total"));
        assertTrue(api.get("/stats?type=speed&period=minute").json().path(0).has("p50"));
        assertTrue(api.get("/stats?type=accuracy&period=day").json().path(0).has("p90"));
    }

    @Test
    void K20_refusesAPeriodAndATypeThatAreNone() throws Exception {
        assertEquals("Invalid period", api.get("/stats?type=traffic&period=xyz").error());
        assertEquals("Invalid type", api.get("/stats?type=xyz&period=hour").error());
        assertEquals(403, api.get("/me", "x-trace-key", "wrong").status());
    }

    @Test
    void measuresQueueWaitingRefusalsLeasesAndQuota() throws Exception {
        api.post("/search", JPEG);
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);

        String metrics = new Api(URI.create("http://localhost:" + port))
                .get("/q/metrics")
                .body();

        for (String name : List.of(
                "koma_search_queue_length 0.0",
                "koma_search_running ",
                "koma_search_workers 1.0",
                "koma_search_queue_wait_seconds_count",
                "koma_search_work_seconds_count",
                "koma_search_refusals_total{reason=\"full\"}",
                "koma_search_refusals_total{reason=\"displaced\"}",
                "koma_search_leases ",
                "koma_quota_commits_total",
                "koma_quota_returns_total")) {
            assertTrue(metrics.contains(name), name + " is not in\n" + metrics);
        }
    }

    private JsonNode today() throws Exception {
        JsonNode days = api.get("/stats").json().path("day");
        return days.path(days.size() - 1);
    }
}
