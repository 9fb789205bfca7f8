package dev.koma.searchapi.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what every endpoint shares. */
final class HttpWiring {
    @Produces
    @Singleton
    Callers callers(HttpSettings settings) {
        return new Callers(TrustedProxies.parse(settings.trustedProxies()));
    }

    @Produces
    @Singleton
    BaseUrls baseUrls(HttpSettings settings, Callers callers) {
        return new BaseUrls(settings.publicUrl(), callers);
    }

    @Produces
    @Singleton
    BodyMemory bodies(HttpSettings settings, MeterRegistry registry) {
        BodyMemory memory = BodyMemory.ofHeap(settings.uploadMaxSize().bytes());
        Gauge.builder("koma.bodies", memory, BodyMemory::held)
                .description("Memory of uploads and fetched pictures")
                .baseUnit("bytes")
                .register(registry);
        return memory;
    }
}
