package dev.koma.searchapi.preview;

import dev.koma.media.still.StillFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses between JPEG and WebP by the {@code Accept} header. */
final class AcceptedStill {
    private AcceptedStill() {}

    /**
     * WebP for those who name it and like it no less than JPEG; JPEG for all others, also for those who name neither: a picture
     * that may not be shown is better than none.
     */
    static StillFormat of(@Nullable String accept) {
        double webp = 0;
        double jpeg = -1;
        double anyImage = -1;
        double anything = -1;
        for (String range : (accept == null ? "" : accept).split(",", -1)) {
            String[] parts = range.split(";", -1);
            double quality = quality(parts);
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "image/webp" -> webp = quality;
                case "image/jpeg" -> jpeg = quality;
                case "image/*" -> anyImage = quality;
                case "*/*" -> anything = quality;
                default -> {}
            }
        }
        double forJpeg = jpeg >= 0 ? jpeg : anyImage >= 0 ? anyImage : anything;
        return webp > 0 && webp >= forJpeg ? StillFormat.WEBP : StillFormat.JPEG;
    }

    /** The weight of a media range, 1 when it has none or one that cannot be read. */
    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.matches("q\\s*=\\s*[01](\\.[0-9]{0,3})?")) {
                return Double.parseDouble(
                        parameter.substring(parameter.indexOf('=') + 1).strip());
            }
        }
        return 1;
    }
}
