package dev.koma.botcore.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhraseTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void noPhraseIsMissingAndNoneIsLeftOver(Language language) {
        Set<String> phrases =
                Arrays.stream(Phrase.values()).map(Phrase::key).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(phrases, new TreeSet<>(Phrasebook.of(language).words().stringPropertyNames()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysSomethingWithTheSameValues(Language language) {
        for (Phrase phrase : Phrase.values()) {
            String words = Phrasebook.of(language).words().getProperty(phrase.key());
            String english = Phrasebook.of(Language.ENGLISH).words().getProperty(phrase.key());
            assertFalse(words.isBlank(), phrase::toString);
            assertEquals(places(english), places(words), phrase::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void commandsFitIntoTheMenusOfThePlatforms(Language language) {
        for (Phrase phrase : Phrase.values()) {
            String name = phrase.name();
            int longest = name.startsWith("COMMAND_") || name.startsWith("OPTION_") ? 100 : 4000;
            longest = name.startsWith("MENU_") ? 32 : name.startsWith("BUTTON_") ? 80 : longest;
            assertTrue(phrase.in(language, 1, 2, 3).length() <= longest, phrase::toString);
        }
    }

    private static Set<String> places(String words) {
        return Pattern.compile("\\{\\d}")
                .matcher(words)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, ENGLISH",
        "en-GB, ENGLISH",
        "ja, JAPANESE",
        "zh-TW, TRADITIONAL_CHINESE",
        "zh-HK, TRADITIONAL_CHINESE",
        "zh-CN, SIMPLIFIED_CHINESE",
        "zh_SG, SIMPLIFIED_CHINESE",
        "zh-hans, SIMPLIFIED_CHINESE",
        "zh-Hant, TRADITIONAL_CHINESE",
        "zh, TRADITIONAL_CHINESE",
        "pt-BR, ",
        "xx, ",
        "'', ",
        "!!!, ",
        ", "
    })
    void C23_knowsWhichLanguageALocaleIs(String locale, Language expected) {
        assertEquals(expected, Language.ofLocale(locale).orElse(null));
    }
}
