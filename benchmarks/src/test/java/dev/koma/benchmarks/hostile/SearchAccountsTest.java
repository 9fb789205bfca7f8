package dev.koma.benchmarks.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchAccountsTest {
    private static final String METRICS = """
            # HELP koma_quota_commits_total Searches that were charged
            # TYPE koma_quota_commits_total counter
            koma_quota_commits_total 1.2E3
            koma_search_leases 0.0
            koma_search_leases_lost_total 0.0
            koma_search_queue_length 0.0
            koma_search_running 0.0
            koma_decoder_deaths_total 3.0
            """;

    @Test
    void findNothingWrongWhenEachAnswerWasChargedAndNothingIsHeld() throws IOException {
        SearchAccounts accounts = SearchAccounts.read(METRICS, "{\"quota\":1000,\"quotaUsed\":700}");
        assertEquals(new SearchAccounts(1200, 700, 0, 0, 0, 0, 3), accounts);
        assertEquals(List.of(), accounts.wrong(1200, 700));
    }

    @Test
    void tellWhatDoesNotAddUp() throws IOException {
        SearchAccounts accounts = SearchAccounts.read(
                METRICS.replace("leases 0.0", "leases 1.0").replace("length 0.0", "length 2.0"), "{\"quotaUsed\":700}");
        assertEquals(
                List.of(
                        "1200 searches charged for 1201 answered",
                        "700 searches charged to the key for 699 answered",
                        "1 leases held, 0 lost",
                        "2 searches wait, 0 run"),
                accounts.wrong(1201, 699));
    }

    @Test
    void areNotGuessedWhenTheServerSaysNothing() {
        assertThrows(IOException.class, () -> SearchAccounts.read("", "{\"quotaUsed\":700}"));
        assertThrows(IOException.class, () -> SearchAccounts.read(METRICS, "{}"));
    }
}
