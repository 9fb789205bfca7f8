package dev.koma.searchapi.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tiers that callers may have. One of them is {@code free}, that of guests. */
public final class Tiers {
    /** The name of the guests' tier. */
    public static final String FREE = "free";

    /** As {@code koma.tiers} has them when nothing is configured. */
    static final String DEFAULT =
            "free:1000:1:0,1:1000:1:2,5:5000:1:2,10:10000:1:5,20:20000:2:5,50:50000:3:5,100:100000:4:6";

    private static final Pattern WRITTEN =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):(\\d{1,9}):(\\d{1,4}):(\\d{1,4})");

    private final Map<String, Tier> byName;
    private final Tier free;

    private Tiers(Map<String, Tier> byName, Tier free) {
        this.byName = byName;
        this.free = free;
    }

    /** The documented ones. */
    public static Tiers defaults() {
        return parse(List.of(DEFAULT.split(",")));
    }

    /**
     * @param written each as {@code name:quota:concurrency:priority}
     * @throws IllegalArgumentException with a sentence about the first that is not written so
     */
    public static Tiers parse(List<String> written) {
        Map<String, Tier> byName = new LinkedHashMap<>();
        for (String one : written) {
            Tier tier = tier(one.strip());
            if (byName.put(tier.name(), tier) != null) {
                throw new IllegalArgumentException("there are two tiers \"" + tier.name() + "\"");
            }
        }
        Tier free = byName.get(FREE);
        if (free == null) {
            throw new IllegalArgumentException("there must be a tier \"" + FREE + "\" for guests");
        }
        return new Tiers(byName, free);
    }

    private static Tier tier(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) == 0) {
            throw new IllegalArgumentException("\"" + written
                    + "\" is not written as name:quota:concurrency:priority, whole numbers, concurrency at least 1");
        }
        return new Tier(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)));
    }

    /** That of guests. */
    public Tier free() {
        return free;
    }

    /** The tier of that name, empty when it is not configured (any more). */
    public Optional<Tier> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, as configured. */
    public List<Tier> all() {
        return List.copyOf(byName.values());
    }
}
