package dev.koma.searchapi.account;

/**
 * What a caller may use.
 *
 * @param name as configured, such as {@code free} or {@code 10}
 * @param quota answered searches in a quota window
 * @param concurrency searches at the same time, waiting ones included
 * @param priority in the queue, 0 is the lowest
 */
public record Tier(String name, int quota, int concurrency, int priority) {
    public Tier {
        if (name.isEmpty() || quota < 0 || concurrency < 1 || priority < 0) {
            throw new IllegalArgumentException("tier \"" + name + "\": quota " + quota + ", concurrency " + concurrency
                    + ", priority " + priority);
        }
    }
}
