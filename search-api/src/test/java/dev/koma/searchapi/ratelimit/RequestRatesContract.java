package dev.koma.searchapi.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.http.ClientAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every way of counting requests must do. */
abstract class RequestRatesContract {
    static final String SOMEONE = "203.0.113.7";

    /** Of the default limits. */
    abstract RequestRates rates();

    @Test
    void K14_refusesTheSixtyFirstRequestOfAMinute() {
        for (int i = 1; i <= 60; i++) {
            Rate rate = take(SOMEONE);
            assertTrue(rate.allowed());
            assertEquals(60 - i, rate.remaining());
        }

        Rate refused = take(SOMEONE);

        assertFalse(refused.allowed());
        assertEquals(0, refused.remaining());
        assertEquals(60, refused.limit());
        assertTrue(refused.secondsUntilReset() > 0 && refused.secondsUntilReset() <= 60);
        assertTrue(take("203.0.113.8").allowed());
    }

    @Test
    void countsEachSurfaceApart() {
        take(SOMEONE);
        take(SOMEONE);

        assertEquals(57, take(SOMEONE).remaining());
        assertEquals(59, take(SOMEONE, Surface.MEDIA).remaining());
        assertEquals(599, take(SOMEONE, Surface.WEB).remaining());
    }

    @Test
    void looksWithoutCounting() {
        assertEquals(60, look().remaining());
        take(SOMEONE);

        assertEquals(59, look().remaining());
        assertEquals(58, take(SOMEONE).remaining());
        assertTrue(look().secondsUntilReset() <= 60);
    }

    @Test
    void K12_countsTheAddressesOfAnIpv6NetworkAsOne() {
        take("2001:db8:1:2:3:4:5:6");

        for (String same :
                List.of("2001:db8:1:2::1", "2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:0db8:0001:0002:0:0:0:1")) {
            take(same);
        }
        assertEquals(55, take("2001:db8:1:2::").remaining());
        assertEquals(59, take("2001:db8:1:3::1").remaining());
    }

    @Test
    void lets60OfManyAtOnceThrough() throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Rate>> taken = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                taken.add(threads.submit(() -> take(SOMEONE)));
            }
            int allowed = 0;
            for (Future<Rate> rate : taken) {
                allowed += rate.get().allowed() ? 1 : 0;
            }
            assertEquals(60, allowed);
        }
    }

    Rate take(String address) {
        return take(address, Surface.API);
    }

    Rate take(String address, Surface surface) {
        return take(rates(), address, surface);
    }

    static Rate take(RequestRates rates, String address, Surface surface) {
        CompletableFuture<Rate> rate = new CompletableFuture<>();
        rates.take(new ClientAddress(InetAddress.ofLiteral(address)), surface, rate::complete);
        return rate.join();
    }

    Rate look() {
        CompletableFuture<Rate> rate = new CompletableFuture<>();
        rates().look(new ClientAddress(InetAddress.ofLiteral(SOMEONE)), Surface.API, rate::complete);
        return rate.join();
    }
}
