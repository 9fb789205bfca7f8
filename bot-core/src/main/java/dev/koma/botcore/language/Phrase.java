package dev.koma.botcore.language;

import java.util.Locale;

/** Everything the bot says. The words of each language are in {@code phrases_<tag>.properties} beside this class. */
public enum Phrase {
    /** Descriptions for command menus, at most 100 characters. */
    COMMAND_SEARCH,
    COMMAND_HELP,
    COMMAND_LANGUAGE,
    COMMAND_QUOTA,
    COMMAND_PRIVACY,
    COMMAND_SETTINGS,
    /** Name of the entry in a message's menu, at most 32 characters. */
    MENU_SEARCH,
    OPTION_IMAGE,
    OPTION_URL,
    OPTION_TITLE,
    OPTION_MUTE,
    OPTION_CROP,
    OPTION_LANGUAGE,
    OPTION_ADULT,
    OPTION_QUIET;

    /** The key in the files. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * In a language.
     *
     * @param values for {@code {0}}, {@code {1}} and so on
     */
    public String in(Language language, Object... values) {
        return Phrasebook.of(language).say(this, values);
    }
}
