package dev.koma.searchapi.fetch;

import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.SecretText;
import dev.koma.searchapi.http.BodyMemory;
import dev.koma.searchapi.http.HttpSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts URL fetch together. */
final class FetchWiring {
    private static final Duration DNS_TIMEOUT = Duration.ofSeconds(3);

    @Produces
    @Singleton
    HostResolver resolver(Vertx vertx, KomaConfig config) {
        List<InetSocketAddress> servers = config.get(FetchSettings.class).nameServers().orElse(List.of()).stream()
                .map(NameServerResolver::server)
                .flatMap(Optional::stream)
                .toList();
        return servers.isEmpty()
                ? new SystemResolver(DNS_TIMEOUT)
                : new NameServerResolver(vertx.nettyEventLoopGroup().next(), servers, DNS_TIMEOUT);
    }

    void close(@Disposes HostResolver resolver) {
        resolver.close();
    }

    @Produces
    @Singleton
    PinnedClient client(Vertx vertx, KomaConfig config, HttpSettings http, BodyMemory bodies) {
        return config.get(FetchSettings.class)
                .proxy()
                .map(SecretText::reveal)
                .flatMap(HttpProxy::of)
                .map(proxy -> PinnedClient.through(proxy, limits(http), bodies, null))
                .orElseGet(() -> new PinnedClient(vertx, limits(http), bodies, null));
    }

    void close(@Disposes PinnedClient client) {
        client.close();
    }

    @Produces
    @Singleton
    OwnServer own(HttpSettings http) {
        return new OwnServer(http.publicUrl());
    }

    @Produces
    @Singleton
    UrlFetcher fetcher(
            HostResolver resolver, PinnedClient client, KomaConfig config, HttpSettings http, OwnServer own) {
        FetchSettings settings = config.get(FetchSettings.class);
        HostLists hosts = HostLists.of(
                settings.onlyHosts().orElse(List.of()), settings.deniedHosts().orElse(List.of()));
        Set<String> allowed = settings.allow().orElse(List.of()).stream()
                .map(AllowedTargets::canonical)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new GuardedUrlFetcher(resolver, AddressPolicy::isPublic, allowed, hosts, own, client, limits(http));
    }

    private static FetchLimits limits(HttpSettings http) {
        return FetchLimits.of(Math.toIntExact(http.uploadMaxSize().bytes()));
    }
}
