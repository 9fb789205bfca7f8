package dev.koma.searchapi.episode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the episode in the name of a video file.
 *
 * <p>The name is cut into tokens; tokens that are known to be something else are marked; then the ways in which people number
 * episodes are tried, from the plainest to the vaguest, and the first that fits counts. Names are read up to the length that file
 * systems allow, without backtracking, so that no name takes long.
 *
 * <p>What is not an episode: a year, a volume, a season, and "Part 2", which parts a film or a season far more often than it
 * counts episodes.
 */
public final class Episodes {
    private static final List<Rule> RULES = List.of(
            new MarkedRule(),
            new CrossRule(),
            new CounterRule(),
            new OpeningRule(),
            new DashRule(),
            new BracketRule(),
            new SpecialRule(),
            new LastNumberRule(),
            new ParenthesesRule());

    private Episodes() {}

    /** The episode that the name says, or null when it says none. */
    public static @Nullable Episode parse(String filename) {
        Name name = new Name(Tokenizer.tokens(filename));
        Noise.mark(name);
        for (Rule rule : RULES) {
            Episode episode = rule.find(name);
            if (episode != null) {
                return episode;
            }
        }
        return null;
    }
}
