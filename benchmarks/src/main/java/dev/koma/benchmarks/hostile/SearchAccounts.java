package dev.koma.benchmarks.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says of the searches that it answered and holds.
 *
 * @param charged searches, of all callers, since its start
 * @param chargedToKey searches charged to the key of those who search well
 * @param leases held
 * @param lost leases that ran out under a search
 * @param waiting searches in the queue
 * @param running searches that workers have
 * @param decoderDeaths decoding processes that were killed or died
 */
record SearchAccounts(
        long charged, long chargedToKey, long leases, long lost, long waiting, long running, long decoderDeaths) {
    private static final Pattern USED = Pattern.compile("\"quotaUsed\":\\s*\"?([0-9]+)");

    /**
     * Reads the accounts.
     *
     * @param metrics in the text format of Prometheus
     * @param me the answer of {@code /me} to the key
     */
    static SearchAccounts read(String metrics, String me) throws IOException {
        return new SearchAccounts(
                figure(metrics, "koma_quota_commits_total"),
                number(USED, me),
                figure(metrics, "koma_search_leases"),
                figure(metrics, "koma_search_leases_lost_total"),
                figure(metrics, "koma_search_queue_length"),
                figure(metrics, "koma_search_running"),
                figure(metrics, "koma_decoder_deaths_total"));
    }

    private static long figure(String metrics, String name) throws IOException {
        return number(Pattern.compile("^" + name + "(?:\\{[^}]*\\})? (\\S+)", Pattern.MULTILINE), metrics);
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("the server does not say " + pattern);
        }
        return Math.round(Double.parseDouble(found.group(1)));
    }

    /**
     * What is wrong with them when nothing is under way.
     *
     * @param answered requests that were answered with 200 and are to be charged
     * @param answeredToKey those of them that came with the key
     */
    List<String> wrong(long answered, long answeredToKey) {
        List<String> wrong = new ArrayList<>();
        if (charged != answered) {
            wrong.add(charged + " searches charged for " + answered + " answered");
        }
        if (chargedToKey != answeredToKey) {
            wrong.add(chargedToKey + " searches charged to the key for " + answeredToKey + " answered");
        }
        if (leases != 0 || lost != 0) {
            wrong.add(leases + " leases held, " + lost + " lost");
        }
        if (waiting != 0 || running != 0) {
            wrong.add(waiting + " searches wait, " + running + " run");
        }
        return wrong;
    }
}
