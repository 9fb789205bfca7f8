package dev.koma.benchmarks.recognition;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two versions on the same pictures, R@1 by alteration. The noise of a difference is the standard error of paired shares: only
 * pictures that one version recognises and the other does not say anything (McNemar 1947).
 *
 * @param name of the alteration
 * @param pictures known to both
 * @param before share that was right
 * @param after share that is right
 * @param gained pictures that only the later version recognises
 * @param lost pictures that only the earlier one does
 */
record Comparison(String name, int pictures, double before, double after, int gained, int lost) {

    /** In the order of the report; alterations without a common picture are left out. */
    static List<Comparison> of(List<Outcome> before, List<Outcome> after) {
        Map<String, Outcome> earlier = new HashMap<>();
        before.forEach(outcome -> earlier.put(outcome.file(), outcome));
        List<Comparison> comparisons = new ArrayList<>();
        for (Summary summary : ReportText.rows(after)) {
            List<Outcome> pairs = summary.outcomes().stream()
                    .filter(outcome -> outcome.isKnown() && isSamePicture(outcome, earlier.get(outcome.file())))
                    .toList();
            if (!pairs.isEmpty()) {
                comparisons.add(compare(summary.name(), pairs, earlier));
            }
        }
        return comparisons;
    }

    private static boolean isSamePicture(Outcome outcome, @Nullable Outcome other) {
        return other != null
                && other.truthVideo() != null
                && other.truthVideo().equals(outcome.truthVideo())
                && Math.abs(other.truthSeconds() - outcome.truthSeconds()) < 0.001;
    }

    private static Comparison compare(String name, List<Outcome> pairs, Map<String, Outcome> earlier) {
        int gained = 0;
        int lost = 0;
        int right = 0;
        for (Outcome outcome : pairs) {
            Outcome other = earlier.get(outcome.file());
            boolean was = other != null && other.isRight();
            right += outcome.isRight() ? 1 : 0;
            gained += outcome.isRight() && !was ? 1 : 0;
            lost += was && !outcome.isRight() ? 1 : 0;
        }
        int count = pairs.size();
        return new Comparison(
                name, count, (double) (right - gained + lost) / count, (double) right / count, gained, lost);
    }

    double difference() {
        return after - before;
    }

    double noise() {
        double net = gained - lost;
        return Math.sqrt(gained + lost - net * net / pictures) / pictures;
    }

    /** Beyond two standard errors. */
    boolean isPlain() {
        return gained + lost > 0 && Math.abs(difference()) > 2 * noise();
    }

    static void print(List<Comparison> comparisons, PrintWriter out) {
        out.printf(
                "%n%-24s%9s%8s%8s%8s%8s%7s%7s%n",
                "R@1", "pictures", "before", "after", "change", "noise", "gained", "lost");
        for (Comparison comparison : comparisons) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-24s%9d%8.3f%8.3f%+8.3f%8.3f%7d%7d%s",
                    comparison.name,
                    comparison.pictures,
                    comparison.before,
                    comparison.after,
                    comparison.difference(),
                    comparison.noise(),
                    comparison.gained,
                    comparison.lost,
                    comparison.isPlain() ? comparison.difference() > 0 ? "  better" : "  WORSE" : ""));
        }
        out.flush();
    }
}
