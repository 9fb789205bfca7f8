package dev.koma.searchapi.fetch;

import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Fetches from public addresses only. Each host, the one asked for and each that a redirect names, is resolved once; all its
 * addresses are checked; and the connection goes to a checked address, so that a name that points elsewhere a moment later
 * changes nothing.
 */
final class GuardedUrlFetcher implements UrlFetcher {
    private static final int ADDRESSES_TRIED = 3;

    private final HostResolver resolver;
    private final Predicate<InetAddress> isPublic;
    private final Set<String> allowed;
    private final HostLists hosts;
    private final OwnServer own;
    private final PinnedClient client;
    private final FetchLimits limits;
    private final Semaphore slots;

    /**
     * @param allowed hosts with ports, in their canonical spelling, for which the rules of address and port do not hold
     * @param hosts which others may be asked
     */
    GuardedUrlFetcher(
            HostResolver resolver,
            Predicate<InetAddress> isPublic,
            Set<String> allowed,
            HostLists hosts,
            OwnServer own,
            PinnedClient client,
            FetchLimits limits) {
        this.resolver = resolver;
        this.isPublic = isPublic;
        this.allowed = Set.copyOf(allowed);
        this.hosts = hosts;
        this.own = own;
        this.client = client;
        this.limits = limits;
        this.slots = new Semaphore(limits.parallel());
    }

    @Override
    public byte[] fetch(String url) throws InvalidImageUrlException, ImageFetchException, InterruptedException {
        Deadline deadline = Deadline.in(limits.total());
        Deadline floor = Deadline.in(limits.failureFloor());
        try {
            return fetch(ImageUrl.parse(url), deadline);
        } catch (URISyntaxException e) {
            throw new InvalidImageUrlException(url);
        } catch (FetchFailure e) {
            Thread.sleep(floor.left());
            throw new ImageFetchException(url, e);
        }
    }

    private byte[] fetch(ImageUrl url, Deadline deadline) throws FetchFailure, InterruptedException {
        // Who has waited for half of the time would not get far in the rest.
        if (!slots.tryAcquire(deadline.left().toNanos() / 2, TimeUnit.NANOSECONDS)) {
            throw new FetchFailure("too many fetches at the same time");
        }
        try {
            return follow(url, deadline);
        } finally {
            slots.release();
        }
    }

    private byte[] follow(ImageUrl first, Deadline deadline) throws FetchFailure, InterruptedException {
        ImageUrl url = first;
        for (int redirects = 0; redirects <= limits.redirects(); redirects++) {
            switch (get(url, deadline)) {
                case Reply.Body(byte[] bytes) -> {
                    return bytes;
                }
                case Reply.Redirect(String location) -> {
                    try {
                        url = url.redirectedTo(location);
                    } catch (URISyntaxException e) {
                        throw new FetchFailure("redirect to what is not an http or https URL", e);
                    }
                }
            }
        }
        throw new FetchFailure("more than " + limits.redirects() + " redirects");
    }

    private Reply get(ImageUrl url, Deadline deadline) throws FetchFailure, InterruptedException {
        FetchFailure last = null;
        for (InetAddress address : checkedAddresses(url)) {
            try {
                return client.get(url, address, own.mark(), deadline);
            } catch (ConnectFailure e) {
                last = new FetchFailure("no connection", e);
            }
        }
        throw last == null ? new FetchFailure("no address") : last;
    }

    private List<InetAddress> checkedAddresses(ImageUrl url) throws FetchFailure, InterruptedException {
        boolean exempt = allowed.contains(url.hostAndPort());
        if (!exempt && !limits.ports().contains(url.port())) {
            throw new FetchFailure("port " + url.port());
        }
        if (!exempt && (!hosts.permit(url.host()) || own.isNamed(url.host()))) {
            throw new FetchFailure("this host is not to be asked");
        }
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(url.host());
        } catch (UnknownHostException e) {
            throw new FetchFailure("host not found", e);
        }
        // One bad address spoils the answer: a name that is public in part is either broken or an attack.
        if (!exempt && !addresses.stream().allMatch(isPublic)) {
            throw new FetchFailure("not a public address");
        }
        for (InetAddress address : addresses) {
            if (!exempt && OwnServer.has(address)) {
                throw new FetchFailure("an address of this machine");
            }
        }
        return addresses.subList(0, Math.min(ADDRESSES_TRIED, addresses.size()));
    }

    /** A point in time that does not move. */
    record Deadline(long nanos) {
        static Deadline in(Duration duration) {
            return new Deadline(System.nanoTime() + duration.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        }
    }
}
