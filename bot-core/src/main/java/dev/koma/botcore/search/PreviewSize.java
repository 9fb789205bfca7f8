package dev.koma.botcore.search;

/** Width of a preview: 640, 320 or 160. */
public enum PreviewSize {
    LARGE,
    MEDIUM,
    SMALL
}
