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
    OPTION_QUIET,

    /** How the bot is used. */
    HELP,
    PRIVACY,
    /** {0} used of {1}. */
    QUOTA,
    QUOTA_UNKNOWN,
    LANGUAGES,
    /** {0}: the language's own name. */
    LANGUAGE_CHOSEN,
    SETTINGS,
    /** {0}: language or a dash, {1}: yes or no, {2}: yes or no. */
    SETTINGS_NOW,
    SETTINGS_NOT_YOURS,
    YES,
    NO,

    NO_PICTURE,
    VECTOR_STICKER,
    OUT_OF_REACH,
    NOT_A_PICTURE,
    /** {0}: how many. */
    WHICH_PICTURE,
    /** {0}: number of the picture. */
    PICTURE_NUMBER,
    PICTURE_GONE,
    /** {0}: megabytes. */
    PICTURE_TOO_LARGE,
    ADDRESS_UNUSABLE,
    /** {0}: what was asked for. */
    TITLE_UNKNOWN,
    THUMBNAIL_USED,

    /** {0}: the place. */
    IN_LINE,
    DOWNLOADING,
    SEARCHING,
    FETCHING_CLIP,

    /** {0}: how many wait. */
    LANE_FULL,
    ALL_FULL,
    NOT_STORED,
    BUSY,
    EXPIRED,
    FAILED,
    INTERRUPTED,
    QUOTA_USED_UP,
    NOT_LET_IN,

    NO_RESULT,
    /** {0}: percent. */
    NOT_SURE,
    ADULT_HIDDEN,
    EPISODE,
    TIME,
    CONFIDENCE,
    FILE,
    /** {0}: percent. */
    SURE,
    LIKELY,
    UNSURE,
    CLIP_MISSING,
    /** {0}: title, {1}: time. */
    ALT_TEXT,
    HINT_MIRRORED,
    HINT_CROPPED,
    HINT_PICTURE_IN_PICTURE,
    HINT_NEGATIVE,
    HINT_FLAT,

    BUTTON_UNCERTAIN,
    BUTTON_KEEP_BORDERS,
    BUTTON_CUT_BORDERS,
    BUTTON_MIRROR,
    BUTTON_MUTE,
    BUTTON_NOT_YOURS,
    BUTTON_EXPIRED;

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
