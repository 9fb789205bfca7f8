package dev.koma.sceneindex.search;

/** What was special about the picture, where that helps to understand the answer. */
public enum Hint {
    /** The picture is the video's mirror image. */
    MIRRORED("mirrored"),
    /** The picture shows a part of the frame. */
    CROPPED("cropped"),
    /** The frame is a part of the picture. */
    PICTURE_IN_PICTURE("picture in picture"),
    /** The picture is the frame's negative. */
    NEGATIVE("negative"),
    /** The picture is nearly one colour: nothing can be recognised in it. */
    FLAT("flat picture");

    private final String words;

    Hint(String words) {
        this.words = words;
    }

    /** What people and programs are told, in English and lower case; part of the contract of the API. */
    public String words() {
        return words;
    }
}
