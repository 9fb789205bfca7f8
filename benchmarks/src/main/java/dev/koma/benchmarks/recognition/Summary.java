package dev.koma.benchmarks.recognition;

import dev.koma.benchmarks.table.Quantile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a group of outcomes says. Shares and quantiles of nothing are not a number.
 *
 * @param name of the group
 * @param outcomes of the group
 */
record Summary(String name, List<Outcome> outcomes) {
    Summary {
        outcomes = List.copyOf(outcomes);
    }

    /** By alteration, in the order in which they first occur. */
    static List<Summary> byAlteration(List<Outcome> outcomes) {
        Map<String, List<Outcome>> groups = outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::alteration, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new Summary(group.getKey(), group.getValue()))
                .toList();
    }

    /** Pictures of indexed videos. */
    int known() {
        return (int) outcomes.stream().filter(Outcome::isKnown).count();
    }

    /** Pictures of videos that are not in the index. */
    int foreign() {
        return outcomes.size() - known();
    }

    int right() {
        return (int) outcomes.stream().filter(Outcome::isRight).count();
    }

    /** Share of the known pictures whose right moment is among the first answers. */
    double recall(int within) {
        return share(Outcome::isKnown, outcome -> outcome.rank() >= 1 && outcome.rank() <= within);
    }

    double medianSecondsOff() {
        return quantile(Outcome::isRight, Outcome::secondsOff, 0.5);
    }

    double rightSimilarity(double quantile) {
        return quantile(Outcome::isRight, Outcome::similarity, quantile);
    }

    double wrongSimilarity(double quantile) {
        return quantile(outcome -> !outcome.isRight(), Outcome::similarity, quantile);
    }

    /** Of the answers to known pictures that claim to be right, those that are. */
    double precision() {
        return share(outcome -> outcome.isKnown() && outcome.isClaimed(), Outcome::isRight);
    }

    /** Of the right answers, those that claim to be. */
    double claimed() {
        return share(Outcome::isRight, Outcome::isClaimed);
    }

    /** Of the pictures from elsewhere, those that were answered with a claim. */
    double falseMatches() {
        return share(outcome -> !outcome.isKnown(), Outcome::isClaimed);
    }

    int otherMoments() {
        return (int) outcomes.stream().filter(Outcome::isOtherMoment).count();
    }

    double milliseconds(double quantile) {
        return quantile(outcome -> true, Outcome::milliseconds, quantile);
    }

    private double share(Predicate<Outcome> of, Predicate<Outcome> which) {
        List<Outcome> all = outcomes.stream().filter(of).toList();
        return all.isEmpty() ? Double.NaN : (double) all.stream().filter(which).count() / all.size();
    }

    private double quantile(Predicate<Outcome> of, ToDoubleFunction<Outcome> value, double quantile) {
        return Quantile.of(
                outcomes.stream()
                        .filter(of)
                        .map(outcome -> value.applyAsDouble(outcome))
                        .toList(),
                quantile);
    }
}
