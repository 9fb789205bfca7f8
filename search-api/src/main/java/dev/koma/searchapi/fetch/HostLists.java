package dev.koma.searchapi.fetch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which public hosts may be asked at all.
 *
 * @param only if there are any, just these and their subdomains
 * @param denied never these and their subdomains
 */
record HostLists(Set<String> only, Set<String> denied) {
    static final HostLists ALL = new HostLists(Set.of(), Set.of());

    HostLists {
        only = Set.copyOf(only);
        denied = Set.copyOf(denied);
    }

    /** Reads host names; those that cannot be read must have been refused before. */
    static HostLists of(List<String> only, List<String> denied) {
        return new HostLists(canonical(only), canonical(denied));
    }

    /** The one spelling of a configured host name, or nothing when it is none. */
    static Optional<String> canonical(String host) {
        try {
            return Optional.of(ImageUrl.canonicalHost(host.strip()));
        } catch (FetchFailure e) {
            return Optional.empty();
        }
    }

    boolean permit(String canonicalHost) {
        return (only.isEmpty() || within(only, canonicalHost)) && !within(denied, canonicalHost);
    }

    private static boolean within(Set<String> hosts, String host) {
        String name = host;
        while (!hosts.contains(name)) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                return false;
            }
            name = name.substring(dot + 1);
        }
        return true;
    }

    private static Set<String> canonical(List<String> hosts) {
        return hosts.stream()
                .map(HostLists::canonical)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
