package dev.koma.botcore.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that the bot speaks. */
public enum Language {
    ENGLISH("en", "English"),
    JAPANESE("ja", "日本語"),
    TRADITIONAL_CHINESE("zh-Hant", "繁體中文"),
    SIMPLIFIED_CHINESE("zh-Hans", "简体中文");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The one with this very tag. */
    public static Optional<Language> tagged(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /**
     * The one to speak to somebody whose locale a platform names so, empty when it is none of ours. Chinese is Traditional in Taiwan,
     * Hong Kong and Macau, where its script is said to be, and where nothing more is known, as upstream has it; else Simplified.
     */
    public static Optional<Language> ofLocale(@Nullable String locale) {
        if (locale == null) {
            return Optional.empty();
        }
        Locale known = Locale.forLanguageTag(locale.replace('_', '-'));
        return switch (known.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "ja" -> Optional.of(JAPANESE);
            case "zh" -> Optional.of(isSimplified(known) ? SIMPLIFIED_CHINESE : TRADITIONAL_CHINESE);
            default -> Optional.empty();
        };
    }

    private static boolean isSimplified(Locale chinese) {
        return switch (chinese.getScript()) {
            case "Hans" -> true;
            case "Hant" -> false;
            default ->
                chinese.getCountry().equals("CN")
                        || chinese.getCountry().equals("SG")
                        || chinese.getCountry().equals("MY");
        };
    }
}
