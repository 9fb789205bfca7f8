package dev.koma.searchapi.ledger;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready with or without what servers share: while it is away, {@code state} is {@code degraded}. */
@Readiness
final class LedgerHealth implements HealthCheck {
    private final SearchLedger ledger;

    LedgerHealth(SearchLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("limits")
                .up()
                .withData("state", ledger.isDegraded() ? "degraded" : "ok")
                .build();
    }
}
