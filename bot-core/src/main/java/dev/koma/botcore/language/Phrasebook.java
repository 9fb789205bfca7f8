package dev.koma.botcore.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said in one language. */
final class Phrasebook {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, Phrasebook> ALL = readAll();

    private final Language language;
    private final Properties words;

    private Phrasebook(Language language, Properties words) {
        this.language = language;
        this.words = words;
    }

    static Phrasebook of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The keys in the file, which may be more or fewer than there are phrases: a test compares them. */
    Properties words() {
        return words;
    }

    String say(Phrase phrase, Object... values) {
        String pattern = words.getProperty(phrase.key());
        if (pattern == null) {
            throw new IllegalStateException(language + " has no words for " + phrase);
        }
        return PLACE.matcher(pattern)
                .replaceAll(
                        place -> Matcher.quoteReplacement(Objects.toString(values[Integer.parseInt(place.group(1))])));
    }

    private static Map<Language, Phrasebook> readAll() {
        Map<Language, Phrasebook> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new Phrasebook(language, read("phrases_" + language.tag() + ".properties")));
        }
        return Map.copyOf(all);
    }

    private static Properties read(String file) {
        try (InputStream stream = Objects.requireNonNull(Phrasebook.class.getResourceAsStream(file), file)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
