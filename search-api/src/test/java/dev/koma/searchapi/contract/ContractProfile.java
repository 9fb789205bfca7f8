package dev.koma.searchapi.contract;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A server with {@link FakeParts}. */
public final class ContractProfile implements QuarkusTestProfile {
    private static final String DATA = FreshData.directory("contract");

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeParts.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "koma.data", DATA,
                "koma.search.queue-length", "2",
                "koma.search.most-workers", "1",
                "koma.rate-limits", "api:1000000,media:1000000,web:1000000");
    }
}
