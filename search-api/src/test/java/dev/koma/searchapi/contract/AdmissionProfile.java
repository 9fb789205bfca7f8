package dev.koma.searchapi.contract;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A server with {@link FakeParts}, one worker, two places to wait, and a real state file. */
public final class AdmissionProfile implements QuarkusTestProfile {
    private static final String DATA = FreshData.directory("admission");

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeParts.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "koma.data",
                DATA,
                "koma.search.queue-length",
                "2",
                "koma.search.queue-timeout",
                "5s",
                "koma.search.most-workers",
                "1",
                "koma.tiers",
                "free:1000:1:0,few:5:50:2,wide:1000000:500:5,none:0:1:6",
                "koma.http.access-log",
                "true",
                "koma.rate-limits",
                "api:1000000,media:1000000,web:1000000");
    }
}
