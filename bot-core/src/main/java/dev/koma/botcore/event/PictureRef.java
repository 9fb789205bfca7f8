package dev.koma.botcore.event;

import org.jspecify.annotations.Nullable;

/**
 * A picture that somebody sent or points at, not yet downloaded. It is stored with the request and must work after a restart.
 *
 * @param kind what it is
 * @param reference the platform's own words to download it by; for {@link Kind#LINK} the http or https address; at most 2000
 *     characters
 * @param identity the same for the same picture, also when the message comes again or was edited
 * @param contentType as the platform says, or null
 * @param size bytes, or -1 when the platform does not say
 * @param spoiler whether its sender hid it
 * @param thumbnail a smaller picture of the same, for when it is too large, or null
 */
public record PictureRef(
        Kind kind,
        String reference,
        String identity,
        @Nullable String contentType,
        long size,
        boolean spoiler,
        @Nullable PictureRef thumbnail) {

    /** What people send. */
    public enum Kind {
        PHOTO,
        /** A GIF, or a video without sound that plays by itself. */
        ANIMATION,
        VIDEO,
        /** A round video message. */
        VIDEO_NOTE,
        /** A sticker that is a picture or a video. */
        STICKER,
        /** A sticker of vectors, of which there is no picture to search for. */
        VECTOR_STICKER,
        /** A file, whose content type may say that it is no picture. */
        DOCUMENT,
        /** An address in the text or in a link preview: the searcher fetches it, under its own rules. */
        LINK,
        /** Something that has a picture which bots cannot get, such as a story or paid media. */
        OUT_OF_REACH
    }

    /** Without the reference, in which there can be a signature. */
    @Override
    public String toString() {
        return "PictureRef[" + kind + ", " + contentType + ", " + size + " bytes]";
    }
}
