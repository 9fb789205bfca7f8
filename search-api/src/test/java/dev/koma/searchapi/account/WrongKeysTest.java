package dev.koma.searchapi.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.http.ClientAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WrongKeysTest {
    private static final ClientAddress SOMEONE = new ClientAddress(InetAddress.ofLiteral("203.0.113.7"));
    private static final ClientAddress OTHER = new ClientAddress(InetAddress.ofLiteral("203.0.113.8"));

    private final AtomicLong nanos = new AtomicLong();
    private final WrongKeys wrongKeys = new WrongKeys(nanos::get);

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            wrongKeys.add(SOMEONE);
        }
    }

    @Test
    void K21_letsAnAddressWaitTwiceAsLongForEachFurtherGuess() {
        guess(9);
        assertEquals(Duration.ZERO, wrongKeys.wait(SOMEONE));
        guess(1);
        assertEquals(Duration.ofSeconds(1), wrongKeys.wait(SOMEONE));
        guess(3);
        assertEquals(Duration.ofSeconds(8), wrongKeys.wait(SOMEONE));
        assertEquals(Duration.ZERO, wrongKeys.wait(OTHER));

        nanos.addAndGet(Duration.ofSeconds(8).toNanos());
        assertEquals(Duration.ZERO, wrongKeys.wait(SOMEONE));
    }

    @Test
    void K21_neverLocksAnAddressOutForLong() {
        guess(1000);
        assertTrue(wrongKeys.wait(SOMEONE).compareTo(Duration.ofMinutes(20)) < 0);
        nanos.addAndGet(Duration.ofHours(2).toNanos());
        guess(1);
        assertEquals(Duration.ZERO, wrongKeys.wait(SOMEONE));
    }
}
