package dev.koma.indexbuilder.ingest;

/** How a video is read. */
public enum Pass {
    /** Only the key frames of its codec, so that it can be found soon. */
    FIRST,
    /** Every frame. */
    FULL
}
