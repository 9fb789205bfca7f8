package dev.koma.botcore.search;

/**
 * What somebody may do.
 *
 * @param name as in {@code koma.tiers}
 * @param concurrency searches at a time, at least 1
 * @param priority higher goes first, at least 0
 */
public record Tier(String name, int concurrency, int priority) {
    public Tier {
        if (concurrency < 1 || priority < 0) {
            throw new IllegalArgumentException("a tier has a concurrency of at least 1 and a priority of at least 0");
        }
    }
}
