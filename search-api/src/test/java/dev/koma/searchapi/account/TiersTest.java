package dev.koma.searchapi.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiersTest {
    @Test
    void hasTheDocumentedTiersWhenNothingIsConfigured() {
        assertEquals(
                List.of(
                        new Tier("free", 1000, 1, 0),
                        new Tier("1", 1000, 1, 2),
                        new Tier("5", 5000, 1, 2),
                        new Tier("10", 10_000, 1, 5),
                        new Tier("20", 20_000, 2, 5),
                        new Tier("50", 50_000, 3, 5),
                        new Tier("100", 100_000, 4, 6)),
                Tiers.defaults().all());
    }

    @Test
    void readsOwnTiers() {
        Tiers tiers = Tiers.parse(List.of("free:0:1:0", " staff:5:7:9 "));

        assertEquals(new Tier("free", 0, 1, 0), tiers.free());
        assertEquals(Optional.of(new Tier("staff", 5, 7, 9)), tiers.named("staff"));
        assertEquals(Optional.empty(), tiers.named("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:1:1",
                "a:1:1:-1",
                "a:-1:1:1",
                "a:1:0:1",
                "a:1:000:1",
                "a:x:1:1",
                "a:9999999999:1:1",
                ":1:1:1",
                "a b:1:1:1",
                "a:1:1:1:1"
            })
    void K19_refusesTiersThatMakeNoSense(String written) {
        assertThrows(IllegalArgumentException.class, () -> Tiers.parse(List.of("free:1:1:0", written)));
    }

    @Test
    void refusesToBeWithoutATierForGuestsOrToHaveOneTwice() {
        assertThrows(IllegalArgumentException.class, () -> Tiers.parse(List.of("1:1:1:1")));
        assertThrows(IllegalArgumentException.class, () -> Tiers.parse(List.of("free:1:1:1", "free:2:1:1")));
    }
}
