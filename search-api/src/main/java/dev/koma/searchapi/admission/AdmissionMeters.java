package dev.koma.searchapi.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is measured of admission. */
final class AdmissionMeters {
    private final MeterRegistry registry;
    private final Counter commits;
    private final Counter returns;
    private final Counter lost;

    AdmissionMeters(MeterRegistry registry) {
        this.registry = registry;
        this.commits = Counter.builder("koma.quota.commits")
                .description("Searches that were answered and charged")
                .register(registry);
        this.returns = Counter.builder("koma.quota.returns")
                .description("Reservations that were given back, as the search was not answered")
                .register(registry);
        this.lost = Counter.builder("koma.search.leases.lost")
                .description("Leases that ran out while their search was under way")
                .register(registry);
    }

    void watch(SearchAdmission admission) {
        registry.gauge("koma.search.leases", admission, SearchAdmission::leases);
    }

    void refused(String reason) {
        registry.counter("koma.search.refusals", "reason", reason).increment();
    }

    void charged() {
        commits.increment();
    }

    void gaveBack() {
        returns.increment();
    }

    void lost(int leases) {
        lost.increment(leases);
    }
}
