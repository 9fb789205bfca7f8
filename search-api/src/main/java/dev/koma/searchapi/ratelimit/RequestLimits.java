package dev.koma.searchapi.ratelimit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many requests a minute an address may send to each surface. */
public final class RequestLimits {
    private static final Pattern WRITTEN = Pattern.compile("(api|media|web):(\\d{1,9})");
    private static final Map<Surface, Long> DEFAULTS = Map.of(Surface.API, 60L, Surface.MEDIA, 60L, Surface.WEB, 600L);

    private final Map<Surface, Long> perMinute;

    private RequestLimits(Map<Surface, Long> perMinute) {
        this.perMinute = perMinute;
    }

    /**
     * @param written each as {@code api:60}; what is not named keeps its default
     * @throws IllegalArgumentException with a sentence about the first that is not written so
     */
    public static RequestLimits parse(List<String> written) {
        Map<Surface, Long> perMinute = new EnumMap<>(DEFAULTS);
        for (String one : written) {
            Matcher matcher = WRITTEN.matcher(one.strip());
            if (!matcher.matches() || Long.parseLong(matcher.group(2)) == 0) {
                throw new IllegalArgumentException(
                        "\"" + one.strip()
                                + "\" is not written as surface:requests, with api, media or web and 1 request a minute or more");
            }
            perMinute.put(
                    Surface.valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT)),
                    Long.parseLong(matcher.group(2)));
        }
        return new RequestLimits(perMinute);
    }

    long perMinute(Surface surface) {
        return perMinute.getOrDefault(surface, 1L);
    }
}
