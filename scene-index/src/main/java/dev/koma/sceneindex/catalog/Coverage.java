package dev.koma.sceneindex.catalog;

/** How much of a video its entry in the index knows. */
public enum Coverage {
    /** The first pass: only the codec's key frames were decoded. The video can be found; its moments are coarse. */
    KEYFRAMES,
    /** Every frame was decoded, as far as the file goes. */
    COMPLETE
}
