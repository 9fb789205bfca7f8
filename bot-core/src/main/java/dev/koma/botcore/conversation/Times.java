package dev.koma.botcore.conversation;

import java.util.Locale;

/** Times in a video, as people read them. */
final class Times {
    private static final double WORTH_A_RANGE = 2;

    private Times() {}

    /** {@code 00:12:34}. */
    static String clock(double seconds) {
        long whole = (long) Math.floor(Math.max(0, seconds));
        return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** {@code 00:12:34 – 00:12:40}, or one time for a moment that is shorter than two seconds. */
    static String span(double from, double at, double to) {
        return to - from < WORTH_A_RANGE ? clock(at) : clock(from) + " – " + clock(to);
    }
}
