package dev.koma.media.still;

/** How a still is encoded. */
public enum StillFormat {
    JPEG("image/jpeg"),
    WEBP("image/webp");

    private final String mediaType;

    StillFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
