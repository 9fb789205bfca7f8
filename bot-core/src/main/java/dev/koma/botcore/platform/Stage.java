package dev.koma.botcore.platform;

/** How far a request is. */
public enum Stage {
    WAITING,
    DOWNLOADING,
    SEARCHING,
    FETCHING_CLIP
}
