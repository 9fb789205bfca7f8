package dev.koma.searchapi.http;

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
}
