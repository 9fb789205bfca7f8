package dev.koma.searchapi.admission;

import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.queue.SearchQueue;
import dev.koma.searchapi.ratelimit.RateLimitHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts admission together. */
@Singleton
final class AdmissionWiring {
    void start(@Observes StartupEvent event, Heartbeat heartbeat) {
        heartbeat.start();
    }

    @Produces
    @Singleton
    SearchAdmission admission(SearchLedger ledger, SearchQueue queue, MeterRegistry registry) {
        return SearchAdmission.of(ledger, queue, registry);
    }

    @Produces
    @Singleton
    SearchHeaders headers(RateLimitHeaders headers) {
        return new SearchHeaders(headers);
    }

    @Produces
    @Singleton
    Heartbeat heartbeat(SearchAdmission admission) {
        return new Heartbeat(admission, SearchLedger.HEARTBEAT);
    }

    void stop(@Disposes Heartbeat heartbeat) {
        heartbeat.close();
    }
}
