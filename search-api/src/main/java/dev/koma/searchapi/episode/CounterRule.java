package dev.koma.searchapi.episode;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 第4話, 第四集, 第01-02話, 04話: numbers with the words by which Chinese, Japanese and Korean count episodes. */
final class CounterRule implements Rule {
    private static final Pattern IN_CHARACTERS = Pattern.compile("第([〇零一二三四五六七八九十百]{1,7})[話话集回]");
    private static final String DIGITS = "〇一二三四五六七八九";

    @Override
    public @Nullable Episode find(Name name) {
        for (int i = 0; i < name.size(); i++) {
            Matcher written = IN_CHARACTERS.matcher(name.text(i));
            if (name.at(i).isWord() && written.find()) {
                return new Episode.Single(BigDecimal.valueOf(value(written.group(1))));
            }
            Numbering numbering = name.at(i).isNumber() ? Numbering.readMarked(name, i) : null;
            if (numbering != null && Numbering.isCounter(name.at(numbering.end() - 1))) {
                return numbering.episode();
            }
        }
        return null;
    }

    /** 二十四 is 24. */
    private static int value(String written) {
        int value = 0;
        int digit = 0;
        for (char c : written.replace('零', '〇').toCharArray()) {
            int unit = c == '百' ? 100 : c == '十' ? 10 : 0;
            if (unit == 0) {
                digit = digit * 10 + DIGITS.indexOf(c);
            } else {
                value += Math.max(1, digit) * unit;
                digit = 0;
            }
        }
        return value + digit;
    }
}
