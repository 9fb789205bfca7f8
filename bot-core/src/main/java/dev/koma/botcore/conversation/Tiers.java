package dev.koma.botcore.conversation;

import dev.koma.botcore.search.Tier;

/** Knows what people may do. Safe for use by many threads. */
@FunctionalInterface
public interface Tiers {
    /**
     * The tier of somebody.
     *
     * @param platform name of the platform
     * @param user id of the person
     * @param place id of the place, whose tier is everybody's in it who has none of their own
     */
    Tier tierOf(String platform, String user, String place);
}
