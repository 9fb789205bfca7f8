package dev.koma.botcore.conversation;

import dev.koma.botcore.event.SearchOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Options that people write beside a picture: {@code mute}, {@code nocrop}, {@code title: some name} up to the end of the line. */
final class OptionWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern MUTE = Pattern.compile("(?<![\\w/.])mute(?![\\w/.])", FLAGS);
    private static final Pattern NO_CROP = Pattern.compile("(?<![\\w/.])no-?crop(?![\\w/.])", FLAGS);
    private static final Pattern TITLE = Pattern.compile("(?<![\\w/.])title\\s*[:=：]\\s*(\\S[^\\n]{0,99})", FLAGS);

    private OptionWords() {}

    /** The given options, and those in the text. */
    static SearchOptions in(String text, SearchOptions given) {
        Matcher title = TITLE.matcher(text);
        @Nullable String written = title.find() ? title.group(1).strip() : null;
        String rest = written == null ? text : text.substring(0, title.start()) + text.substring(title.end());
        return new SearchOptions(
                given.mute() || MUTE.matcher(rest).find(),
                given.keepBorders() || NO_CROP.matcher(rest).find(),
                given.anilist(),
                given.title() == null ? written : given.title());
    }
}
