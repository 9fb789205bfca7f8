package dev.koma.benchmarks.admission;

import dev.koma.benchmarks.Latencies;
import dev.koma.searchapi.account.Caller;
import dev.koma.searchapi.account.IssuedKey;
import dev.koma.searchapi.account.KeyStore;
import dev.koma.searchapi.account.Tier;
import dev.koma.searchapi.http.ClientAddress;
import dev.koma.searchapi.ledger.Decision;
import dev.koma.searchapi.ledger.SearchLedger;
import dev.koma.searchapi.ledger.Settlement;
import dev.koma.searchapi.queue.Place;
import dev.koma.searchapi.queue.QueueRules;
import dev.koma.searchapi.queue.SearchQueue;
import dev.koma.searchapi.queue.SearchQueues;
import dev.koma.searchapi.ratelimit.LocalRates;
import dev.koma.searchapi.ratelimit.RequestLimits;
import dev.koma.searchapi.ratelimit.RequestRates;
import dev.koma.searchapi.ratelimit.Surface;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that ask for searches one after the other, in the order in which a request is checked. */
final class Admissions implements AutoCloseable {
    private static final ClientAddress ADDRESS = new ClientAddress(InetAddress.getLoopbackAddress());
    private static final int WORKERS = 4;

    private final SearchLedger ledger;
    private final KeyStore keys;
    private final int clients;
    private final RequestRates rates = LocalRates.of(RequestLimits.parse(List.of("api:100000000", "media:1", "web:1")));
    private final SearchQueue queue;

    Admissions(SearchLedger ledger, KeyStore keys, int clients) {
        this.ledger = ledger;
        this.keys = keys;
        this.clients = clients;
        this.queue = SearchQueues.start(
                new QueueRules(clients, Duration.ofMinutes(1), 0), WORKERS, new SimpleMeterRegistry());
    }

    /** @return how long the checks of each search took, in no order */
    Latencies run(int searches) throws Exception {
        Latencies all = new Latencies();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> client(searches / clients)));
            }
            for (Future<List<Long>> one : running) {
                one.get().forEach(all::add);
            }
        }
        return all;
    }

    private List<Long> client(int searches) throws Exception {
        String id = UUID.randomUUID().toString();
        String email = id + "@example.org";
        keys.add(new IssuedKey(id, id, email, "bench", Instant.now(), null));
        Caller caller = Caller.account(email, new Tier("bench", Integer.MAX_VALUE, 4, 2));
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < searches; i++) {
            long start = System.nanoTime();
            search(caller, id);
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    private void search(Caller caller, String hash) throws Exception {
        rates.take(ADDRESS, Surface.API, rate -> {
            if (!rate.allowed()) {
                throw new IllegalStateException("refused by the rate limit");
            }
        });
        if (keys.find(hash).isEmpty()) {
            throw new IOException("the key is gone");
        }
        if (!(ledger.admit(UUID.randomUUID().toString(), caller) instanceof Decision.Admitted admitted)) {
            throw new IllegalStateException("refused");
        }
        try (Place<Integer> place = queue.enter(caller.tier().priority(), caller.subject(), () -> 0)) {
            place.await();
        }
        if (!(ledger.commit(admitted.reservation()) instanceof Settlement.Charged)) {
            throw new IllegalStateException("not charged");
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
