package dev.koma.sceneindex.catalog;

/** Names an indexed video: 64 bits, never 0, the same as long as the file stays where it is. */
public record VideoId(long value) {
    public VideoId {
        if (value == 0) {
            throw new IllegalArgumentException("video id 0");
        }
    }

    /** Sixteen lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x".formatted(value);
    }
}
