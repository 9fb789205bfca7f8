package dev.koma.searchapi.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.koma.indexbuilder.settings.ConfigInputs;
import dev.koma.indexbuilder.settings.ConfigurationException;
import dev.koma.indexbuilder.settings.KomaConfig;
import dev.koma.indexbuilder.settings.LibrarySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchSettingsTest {
    @Test
    void allowsNothingUnlessToldOtherwise() throws Exception {
        assertEquals(Optional.empty(), load(Map.of()).allow());
        assertEquals(
                Optional.of(List.of("nas.local:8080", "[::1]:80")),
                load(Map.of("koma.fetch.allow", "nas.local:8080,[::1]:80")).allow());
    }

    @Test
    void X31_refusesEntriesThatAreNoTarget() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> load(Map.of("koma.fetch.allow", "nas.local,127.1:80,nas:80")));
        assertEquals(
                List.of(
                        "koma.fetch.allow: \"nas.local\" is not host:port",
                        "koma.fetch.allow: \"127.1:80\" is not host:port"),
                refusal.problems());
    }

    @Test
    void X31_refusesNameServersThatAreNoAddress() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> load(Map.of("koma.fetch.name-servers", "192.0.2.1,[::1]:5353,dns.test,1.2.3,1.1.1.1:0,[::1")));
        assertEquals(
                List.of("dns.test", "1.2.3", "1.1.1.1:0", "[::1").stream()
                        .map(server -> "koma.fetch.name-servers: \"" + server
                                + "\" is not an IP address, with or without a port")
                        .toList(),
                refusal.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.test:3128",
                "https://proxy.test:3128",
                "http://proxy.test",
                "http://proxy.test:0",
                "http://proxy.test:3128/path",
                "http://secret@proxy.test:3128"
            })
    void X31_refusesWhatIsNoProxyWithoutSayingItsPassword(String proxy) {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> load(Map.of("koma.fetch.proxy", proxy)));
        assertEquals(
                List.of("koma.fetch.proxy: must be http://host:port or http://user:password@host:port"),
                refusal.problems());
    }

    private static FetchSettings load(Map<String, String> flags) throws ConfigurationException {
        return KomaConfig.load(
                        List.of(LibrarySettings.CONCERN, FetchSettings.CONCERN),
                        new ConfigInputs(flags, Map.of(), Map.of(), Path.of("/nowhere")))
                .get(FetchSettings.class);
    }
}
