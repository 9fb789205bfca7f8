package dev.koma.searchapi.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.http.ClientAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRatesTest {
    private static final String SOMEONE = "203.0.113.7";
    private static final long MOST = 1000;

    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(70).toNanos());
    private final LocalRates rates = new LocalRates(RequestLimits.parse(List.of()), nanos::get, MOST);

    @Test
    void K14_refusesTheSixtyFirstRequestOfAMinuteAndSaysWhenTheMinuteIsOver() {
        for (int i = 1; i <= 60; i++) {
            Rate rate = take(SOMEONE);
            assertTrue(rate.allowed());
            assertEquals(60 - i, rate.remaining());
            pass(Duration.ofMillis(500));
        }

        Rate refused = take(SOMEONE);

        assertFalse(refused.allowed());
        assertEquals(0, refused.remaining());
        assertEquals(60, refused.limit());
        assertEquals(30, refused.secondsUntilReset());
        pass(Duration.ofSeconds(30));
        assertEquals(59, take(SOMEONE).remaining());
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
        assertEquals(new Rate(true, 60, 60, Duration.ofMinutes(1)), look());
        take(SOMEONE);
        pass(Duration.ofSeconds(10));

        assertEquals(new Rate(true, 60, 59, Duration.ofSeconds(50)), look());
        assertEquals(58, take(SOMEONE).remaining());
    }

    @Test
    void beginsANewWindowWithTheFirstRequestOfAnAddressThatWasAway() {
        take(SOMEONE);
        pass(Duration.ofSeconds(119));

        assertEquals(60, take(SOMEONE).secondsUntilReset());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:1:2::1",
                "2001:DB8:1:2:ffff:ffff:ffff:ffff",
                "2001:0db8:0001:0002:0:0:0:1",
                "2001:db8:1:2::"
            })
    void K12_countsTheAddressesOfAnIpv6NetworkAsOne(String address) {
        take("2001:db8:1:2:3:4:5:6");

        assertEquals(58, take(address).remaining());
        assertEquals(59, take("2001:db8:1:3::1").remaining());
    }

    @Test
    void K12_countsAMappedIpv4AddressAsThatAddress() throws UnknownHostException {
        take(SOMEONE);

        byte[] mapped = Inet6Address.ofLiteral("::ffff:203.0.113.7").getAddress();
        assertEquals(58, take(InetAddress.getByAddress(mapped).getHostAddress()).remaining());
        assertEquals(57, take("::ffff:203.0.113.7").remaining());
    }

    @Test
    void K15_remembersABoundedNumberOfAddresses() {
        for (int i = 0; i < 100_000; i++) {
            take("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255));
        }
        assertTrue(rates.size() <= MOST);

        pass(Duration.ofMinutes(2));
        assertEquals(0, rates.size());
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

    @ParameterizedTest
    @CsvSource({
        "/, WEB",
        "/koma.css, WEB",
        "/docs, WEB",
        "/docs/search, WEB",
        "/search, API",
        "/me, API",
        "/nowhere, API",
        "/image/21/a.mkv, MEDIA",
        "/video/-/b.mp4, MEDIA",
        "/images/x.png, API",
        "'', API"
    })
    void tellsSurfacesApartByThePath(String path, Surface surface) {
        assertEquals(surface, Surface.of(path));
    }

    @Test
    void readsLimitsAsTheyAreConfigured() {
        RequestLimits limits = RequestLimits.parse(List.of("api:5", " web:7"));

        assertEquals(5, limits.perMinute(Surface.API));
        assertEquals(60, limits.perMinute(Surface.MEDIA));
        assertEquals(7, limits.perMinute(Surface.WEB));
        for (String wrong : List.of("api", "api:0", "api:-1", "bot:5", "api:1e9", "")) {
            assertThrows(IllegalArgumentException.class, () -> RequestLimits.parse(List.of(wrong)), wrong);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Rate take(String address) {
        return take(address, Surface.API);
    }

    private Rate take(String address, Surface surface) {
        AtomicReference<Rate> rate = new AtomicReference<>();
        rates.take(new ClientAddress(InetAddress.ofLiteral(address)), surface, rate::set);
        return rate.get();
    }

    private Rate look() {
        AtomicReference<Rate> rate = new AtomicReference<>();
        rates.look(new ClientAddress(InetAddress.ofLiteral(SOMEONE)), Surface.API, rate::set);
        return rate.get();
    }
}
