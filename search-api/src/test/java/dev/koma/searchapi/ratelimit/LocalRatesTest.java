package dev.koma.searchapi.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRatesTest extends RequestRatesContract {
    private static final long MOST = 1000;

    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(70).toNanos());
    private final LocalRates rates = new LocalRates(RequestLimits.parse(List.of()), nanos::get, MOST);

    @Override
    RequestRates rates() {
        return rates;
    }

    @Test
    void K14_saysWhenTheMinuteIsOver() {
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
    void beginsANewWindowWithTheFirstRequestOfAnAddressThatWasAway() {
        take(SOMEONE);
        pass(Duration.ofSeconds(119));

        assertEquals(60, take(SOMEONE).secondsUntilReset());
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
}
