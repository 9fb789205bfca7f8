package dev.koma.searchapi.episode;

import java.util.Set;
import java.util.regex.Pattern;

/** Marks what is not an episode: resolutions, codecs, checksums, dates, years, volumes, seasons, tags. */
final class Noise {
    /** What may stand directly behind an episode's number; any other letters make it something else, such as 1080p. */
    private static final Set<String> SUFFIXES =
            Set.of("v", "end", "fin", "完", "終", "完結", "a", "b", "c", "e", "ep", "x", "最終話");

    /** What may stand directly before an episode's number; any other letters make it something else, such as BS11. */
    private static final Set<String> PREFIXES = Set.of(
            "e", "ep", "eps", "episode", "sp", "ova", "oad", "ona", "special", "v", "x", "第", "제", "folge", "cap");

    /** A number behind one of these counts something else. */
    private static final Set<String> COUNTS_SOMETHING_ELSE = Set.of(
            "vol",
            "volume",
            "cm",
            "disc",
            "disk",
            "cd",
            "dvd",
            "bd",
            "bdmv",
            "season",
            "saison",
            "staffel",
            "temporada",
            "s",
            "cour",
            "part",
            "pt",
            "op",
            "ed",
            "ncop",
            "nced",
            "pv",
            "menu",
            "ver",
            "version",
            "rev",
            "movie",
            "film",
            "track",
            "mpeg",
            "of",
            "trailer",
            "teaser",
            "sezon",
            "シーズン");

    /** A bracket with one of these describes the file. */
    private static final Set<String> TAGS = Set.of(
            "bd", "bdrip", "bluray", "dvd", "dvdrip", "web", "webrip", "webdl", "hdtv", "tvrip", "tv", "avc", "hevc",
            "h", "x", "aac", "flac", "ac", "dts", "opus", "mp", "bit", "p", "fps", "raw", "hi", "at", "ma", "hdr",
            "remux");

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{8}");

    private final Name name;

    private Noise(Name name) {
        this.name = name;
    }

    static void mark(Name name) {
        Noise noise = new Noise(name);
        for (int i = 0; i < name.size(); i++) {
            noise.markBracket(i);
            noise.markSeason(i);
            noise.markOtherCount(i);
            if (name.at(i).isNumber()) {
                noise.markGlued(i);
                noise.markPair(i);
                noise.markDate(i);
                noise.markByValue(i);
            }
        }
    }

    private void markBracket(int open) {
        int close = name.close(open);
        if (close < 0) {
            return;
        }
        StringBuilder inside = new StringBuilder();
        boolean isTag = false;
        for (int i = open + 1; i < close; i++) {
            if (inside.length() <= 8) {
                inside.append(name.text(i));
            }
            isTag |= name.at(i).isWord() && TAGS.contains(name.text(i));
        }
        if (isTag || CHECKSUM.matcher(inside).matches()) {
            name.markNoise(open + 1, close);
        }
    }

    /** 第2期, 第1季, 2期: a season, not an episode. */
    private void markSeason(int i) {
        String behind = name.text(i + 1);
        if (name.at(i).isNumber() && !behind.isEmpty() && "期季部シ".indexOf(behind.charAt(0)) >= 0) {
            name.markNoise(i, i + 1);
        }
    }

    private void markOtherCount(int i) {
        if (!name.at(i).isWord() || !COUNTS_SOMETHING_ELSE.contains(name.text(i))) {
            return;
        }
        boolean mayBeApart = !name.text(i).equals("s")
                && !name.text(i).equals("ed")
                && !name.text(i).equals("op");
        int number = i + 1;
        if (mayBeApart && (name.at(number).isSymbol(".-_#") || name.at(number).isSeparator())) {
            number = name.skipSeparators(number + (name.at(number).isSymbol("-#") ? 1 : 0));
        }
        if (name.at(number).isNumber()) {
            // "Season 2 - 05": the number behind the dash is not the season's.
            name.markNoise(number, number + 1);
        }
    }

    private void markGlued(int i) {
        Token before = name.at(i - 1);
        boolean strangePrefix = before.isWord()
                && !PREFIXES.contains(before.text())
                && !before.text().endsWith("第");
        Token behind = name.at(i + 1);
        boolean strangeSuffix = behind.isWord() && !SUFFIXES.contains(behind.text()) && !Numbering.isCounter(behind);
        boolean isVersion = before.text().equals("v");
        boolean isCodec = before.isSymbol(".-")
                && (name.text(i - 2).equals("h") || name.text(i - 2).equals("x"))
                && name.digits(i) == 3;
        boolean isPrefixOfWord = behind.isSymbol("-") && name.at(i + 2).isWord() && !isNextEpisode(i + 2);
        if (strangePrefix || strangeSuffix || isVersion || isCodec || isPrefixOfWord) {
            name.markNoise(i, i + 1);
        }
    }

    private boolean isNextEpisode(int word) {
        return (PREFIXES.contains(name.text(word)) && name.at(word + 1).isNumber())
                || name.text(word).equals("s");
    }

    /** 1280x720, 1920_1080. */
    private void markPair(int i) {
        boolean isPair = name.text(i + 1).equals("x") || name.at(i + 1).isSymbol("×_*");
        if (isPair && name.at(i + 2).isNumber() && name.digits(i) >= 3 && name.digits(i + 2) >= 3) {
            name.markNoise(i, i + 3);
        }
    }

    /** 2019-03-01, 01.03.2019. */
    private void markDate(int i) {
        String separator = name.text(i + 1);
        boolean isTriple = "-._/".contains(separator)
                && !separator.isEmpty()
                && name.at(i + 2).isNumber()
                && name.text(i + 3).equals(separator)
                && name.at(i + 4).isNumber();
        if (isTriple && (isYear(i) || isYear(i + 4)) && name.digits(i + 2) <= 2) {
            name.markNoise(i, i + 5);
        }
    }

    private void markByValue(int i) {
        boolean isChannels = Set.of("2.0", "2.1", "5.1", "7.1").contains(name.text(i))
                && !name.at(i - 1).isSymbol("[")
                && !name.at(i - 2).isSymbol("-");
        if (isYear(i) || name.digits(i) > Numbering.MOST_DIGITS || isChannels) {
            name.markNoise(i, i + 1);
        }
    }

    private boolean isYear(int i) {
        String digits = name.text(i);
        return digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
    }
}
