package dev.koma.botcore.reply;

/**
 * A file that goes with a reply.
 *
 * @param kind what it is
 * @param bytes all of it
 * @param name for the file, safe characters only
 * @param contentType such as {@code video/mp4}
 * @param description for those who cannot see it
 * @param spoiler whether it is hidden until somebody asks for it
 */
public record Media(Kind kind, byte[] bytes, String name, String contentType, String description, boolean spoiler) {
    /** What plays and what stands still. */
    public enum Kind {
        CLIP,
        STILL
    }

    @Override
    public String toString() {
        return "Media[" + kind + ", " + bytes.length + " bytes]";
    }
}
