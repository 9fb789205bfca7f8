package dev.koma.botcore.reply;

/** How sure a result is. */
public enum Confidence {
    SURE,
    LIKELY,
    UNSURE
}
