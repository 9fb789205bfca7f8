package dev.koma.sceneindex.search;

/** What was special about the picture, where that helps to understand the answer. */
public enum Hint {
    /** The picture is the video's mirror image. */
    MIRRORED,
    /** The picture shows a part of the frame. */
    CROPPED,
    /** The frame is a part of the picture. */
    PICTURE_IN_PICTURE,
    /** The picture is the frame's negative. */
    NEGATIVE,
    /** The picture is nearly one colour: nothing can be recognised in it. */
    FLAT
}
