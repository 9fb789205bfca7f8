package dev.koma.searchapi.fetch;

import dev.koma.indexbuilder.settings.Concern;
import dev.koma.indexbuilder.settings.SecretText;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What URL search may reach. */
@ConfigMapping(prefix = "koma.fetch")
public interface FetchSettings {
    /** This concern, with the bounds of its values. */
    Concern<FetchSettings> CONCERN = new Concern<>(FetchSettings.class, FetchSettings::validate);

    /** {@code host:port} entries that may be reached although they are not public, for tests and home networks. */
    Optional<List<String>> allow();

    /** If set, URL search reaches these hosts and their subdomains only. */
    Optional<List<String>> onlyHosts();

    /** Hosts that URL search never reaches, with their subdomains. */
    Optional<List<String>> deniedHosts();

    /**
     * Name servers to ask for the addresses of hosts, such as {@code 192.0.2.1} or {@code [2001:db8::1]:53}; the operating
     * system when not set.
     */
    Optional<List<String>> nameServers();

    /**
     * HTTP proxy for all fetches, as {@code http://host:port} or {@code http://user:password@host:port}; it has to open tunnels
     * to ports 80 and 443 of IP addresses.
     */
    Optional<SecretText> proxy();

    private static void validate(FetchSettings settings, Consumer<String> problems) {
        for (String entry : settings.allow().orElse(List.of())) {
            if (AllowedTargets.canonical(entry).isEmpty()) {
                problems.accept("koma.fetch.allow: \"" + entry + "\" is not host:port");
            }
        }
        for (String server : settings.nameServers().orElse(List.of())) {
            if (NameServerResolver.server(server).isEmpty()) {
                problems.accept(
                        "koma.fetch.name-servers: \"" + server + "\" is not an IP address, with or without a port");
            }
        }
        if (settings.proxy().map(SecretText::reveal).flatMap(HttpProxy::of).isEmpty()
                && settings.proxy().isPresent()) {
            problems.accept("koma.fetch.proxy: must be http://host:port or http://user:password@host:port");
        }
        hosts("koma.fetch.only-hosts", settings.onlyHosts(), problems);
        hosts("koma.fetch.denied-hosts", settings.deniedHosts(), problems);
    }

    private static void hosts(String key, Optional<List<String>> hosts, Consumer<String> problems) {
        for (String host : hosts.orElse(List.of())) {
            if (HostLists.canonical(host).isEmpty()) {
                problems.accept(key + ": \"" + host + "\" is not the name of a host");
            }
        }
    }
}
