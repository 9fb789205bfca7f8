package dev.koma.searchapi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.searchapi.account.IssuedKey;
import dev.koma.searchapi.account.KeyStore;
import dev.koma.searchapi.queue.SearchQueue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is taken for whom, over HTTP. */
@QuarkusTest
@TestProfile(AdmissionProfile.class)
class KeysTest {
    private static int addresses;

    private final Api api = Api.ofTheServerUnderTest();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch hold = new CountDownLatch(1);
    /** Of this test alone: wrong keys are held against their address. */
    private final String address = "198.51.100." + ++addresses;

    @Inject
    FakeIndex index;

    @Inject
    FakeDecoder decoder;

    @Inject
    SearchQueue queue;

    @Inject
    Accounts accounts;

    @Inject
    KeyStore keys;

    @BeforeEach
    void reset() {
        index.reset();
        decoder.reset();
    }

    @AfterEach
    void letGo() {
        hold.countDown();
        clients.close();
    }

    private Api.Reply me(String query, String... headers) throws IOException, InterruptedException {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "X-Forwarded-For";
        all[headers.length + 1] = address;
        return api.send("GET", "/me" + query, BodyPublishers.noBody(), all);
    }

    @Test
    void showsExactlyWhatAnAccountHas() throws Exception {
        String key = accounts.open("few");
        assertEquals(200, search(key).status());

        var me = me("", "x-trace-key", key);

        assertEquals(
                "{\"id\":\"" + key + "@koma.example\",\"priority\":2,\"concurrency\":50,\"quota\":5,\"quotaUsed\":1}",
                me.body());
    }

    @Test
    void K3_takesTheKeyFromTheQueryTooAndTheHeaderFirst() throws Exception {
        String one = accounts.open("few");
        String other = accounts.open("wide");

        assertEquals(5, me("?key=" + one).json().path("quota").asInt());
        assertEquals(
                1_000_000,
                me("?key=" + one, "x-trace-key", other).json().path("quota").asInt());
        assertEquals(
                5, me("?key=" + one, "x-trace-key", "").json().path("quota").asInt());
    }

    @Test
    void K1_refusesTwoDifferentKeys() throws Exception {
        String one = accounts.open("few");
        String other = accounts.open("wide");

        assertEquals(403, me("", "x-trace-key", one, "x-trace-key", other).status());
        assertEquals(403, me("?key=" + one + "&key=" + other).status());
        assertEquals(200, me("", "x-trace-key", one, "x-trace-key", one).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%20", "a%20b", "a%0d%0ab", "%f0%9f%92%a9", "null", "undefined", "*"})
    void K1_K20_refusesWhatIsNoKey(String sent) throws Exception {
        var reply = me("?key=" + sent);

        assertEquals(403, reply.status());
        assertEquals("Invalid API key", reply.error());
    }

    @Test
    void K1_refusesAKeyThatIsFarTooLong() throws Exception {
        assertEquals(403, me("", "x-trace-key", "k".repeat(20_000)).status());
        int status = me("", "x-trace-key", "k".repeat(1_000_000)).status();
        assertEquals(431, status);
    }

    @Test
    void K4_aSearchUnderWayIsAnsweredAndChargedWhenItsKeyIsRevoked() throws Exception {
        String key = accounts.open("few");
        IssuedKey issued = keys.list().stream()
                .filter(listed -> listed.email().startsWith(key))
                .findFirst()
                .orElseThrow();
        index.hold = hold;
        Future<Api.Reply> underWay = clients.submit(() -> search(key));
        Awaitility.await().until(() -> queue.running() == 1);

        keys.revoke(issued.id(), Instant.now());
        assertEquals(403, me("", "x-trace-key", key).status());
        hold.countDown();

        assertEquals(200, underWay.get().status());
        assertEquals(1, underWay.get().json().path("quotaUsed").asInt());
        assertEquals(403, search(key).status());
    }

    @Test
    void K21_slowsDownWhoGuessesKeysButNotGuestsAtTheSameAddress() throws Exception {
        String right = accounts.open("few");
        for (int i = 0; i < 10; i++) {
            assertEquals(403, me("?key=guess" + i).status());
        }

        var refused = me("", "x-trace-key", right);

        assertEquals(429, refused.status());
        assertTrue(Integer.parseInt(refused.header("Retry-After")) >= 1);
        assertEquals(200, me("").status());
        assertEquals(200, api.get("/me", "x-trace-key", right).status());
    }

    private Api.Reply search(String key) throws IOException, InterruptedException {
        return api.post("/search", SearchContractTest.JPEG, "Content-Type", "image/jpeg", "x-trace-key", key);
    }
}
