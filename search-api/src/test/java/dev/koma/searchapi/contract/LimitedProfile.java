package dev.koma.searchapi.contract;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A server with {@link FakeParts} and low rate limits. */
public final class LimitedProfile implements QuarkusTestProfile {
    private static final String DATA = FreshData.directory("limited");

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeParts.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("koma.data", DATA, "koma.rate-limits", "api:5,media:6,web:7");
    }
}
