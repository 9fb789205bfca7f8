package dev.koma.searchapi.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

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
        nameRefusals();
    }

    /** As they are all there from the start, a reader need not guess whether one that is missing is zero. */
    private void nameRefusals() {
        for (String reason : List.of("concurrency", "quota", "lapsed")) {
            refusals(reason);
        }
    }

    private Counter refusals(String reason) {
        return Counter.builder("koma.search.refusals")
                .description("Searches that were not admitted")
                .tag("reason", reason)
                .register(registry);
    }

    void watch(SearchAdmission admission) {
        registry.gauge("koma.search.leases", admission, SearchAdmission::leases);
    }

    void refused(String reason) {
        refusals(reason).increment();
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
