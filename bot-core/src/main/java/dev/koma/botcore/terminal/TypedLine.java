package dev.koma.botcore.terminal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that somebody typed.
 *
 * @param pictures the paths of files and the addresses in it
 * @param words the rest
 */
record TypedLine(List<String> pictures, String words) {
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static TypedLine read(String line) {
        if (isFile(line.strip())) {
            return new TypedLine(List.of(line.strip()), "");
        }
        List<String> pictures = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher parts = PART.matcher(line);
        while (parts.find()) {
            String quoted = parts.group(1) == null ? parts.group(2) : parts.group(1);
            String part = quoted == null ? parts.group(3) : quoted;
            (isAddress(part) || isFile(part) ? pictures : words).add(part);
        }
        return new TypedLine(pictures, String.join(" ", words));
    }

    static boolean isAddress(String part) {
        String start = part.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private static boolean isFile(String part) {
        try {
            return !part.isEmpty() && Files.isRegularFile(Path.of(part));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
